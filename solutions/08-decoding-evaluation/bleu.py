"""Corpus BLEU."""

import math
from collections import Counter

import numpy as np


def modified_precision(candidate, references, n):
    """Count the n-grams of a candidate that are matched, and all of them."""
    counts = ngrams(candidate, n)
    of_references = [ngrams(reference, n) for reference in references]
    clipped = 0
    for gram, count in counts.items():
        most = max(found[gram] for found in of_references)  # in a single reference
        clipped += min(count, most)
    return clipped, sum(counts.values())


def ngrams(tokens, n):
    """How often each run of n tokens occurs."""
    return Counter(tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1))


def brevity_penalty(c, r):
    """Candidates that are shorter than their references lose; longer ones gain nothing."""
    if c == 0:
        return 0.0
    return 1.0 if c > r else math.exp(1 - r / c)


def corpus_bleu(candidates, references, max_n=4):
    """BP times the geometric mean of the precisions of all sentences together."""
    logarithms = []
    for n in range(1, max_n + 1):
        clipped = total = 0
        for candidate, its_references in zip(candidates, references, strict=True):
            matched, all_of_them = modified_precision(candidate, its_references, n)
            clipped += matched
            total += all_of_them
        if clipped == 0:  # also where there is nothing to count
            return 0.0
        logarithms.append(math.log(clipped / total))
    c = sum(len(candidate) for candidate in candidates)
    r = sum(map(closest_length, candidates, references))
    return brevity_penalty(c, r) * math.exp(sum(logarithms) / max_n)


def closest_length(candidate, references):
    """The length of the reference that is closest in length, the shorter one of two."""
    lengths = sorted(len(reference) for reference in references)
    return min(lengths, key=lambda length: abs(length - len(candidate)))


# ------------------------------------------------------------------------- other right answers


class by_counters:
    """Union and intersection of counters; a root of a product."""

    def modified_precision(self, candidate, references, n):
        def grams(tokens):
            return Counter(zip(*(tokens[i:] for i in range(n)), strict=False))

        limit = Counter()
        for reference in references:
            limit |= grams(reference)
        counts = grams(candidate)
        return (counts & limit).total(), counts.total()

    def brevity_penalty(self, c, r):
        return min(1.0, math.exp(1 - r / c)) if c else 0.0

    def corpus_bleu(self, candidates, references, max_n=4):
        product = 1.0
        for n in range(1, max_n + 1):
            pairs = [
                self.modified_precision(c, r, n)
                for c, r in zip(candidates, references, strict=True)
            ]
            clipped, total = map(sum, zip(*pairs, strict=True)) if pairs else (0, 0)
            product *= clipped / max(total, 1)
        c = r = 0
        for candidate, its in zip(candidates, references, strict=True):
            c += len(candidate)
            r += min((abs(len(ref) - len(candidate)), len(ref)) for ref in its)[1]
        return self.brevity_penalty(c, r) * product ** (1 / max_n)


class by_lists:
    """Lists only: each n-gram takes away an equal one, from every reference that has one left."""

    def modified_precision(self, candidate, references, n):
        left = [self.runs(reference, n) for reference in references]
        runs = self.runs(candidate, n)
        clipped = 0
        for run in runs:
            having = [grams for grams in left if run in grams]
            clipped += bool(having)
            for grams in having:
                grams.remove(run)
        return [clipped, len(runs)]

    def runs(self, tokens, n):
        return [tokens[i : i + n] for i in range(len(tokens)) if i + n <= len(tokens)]

    def brevity_penalty(self, c, r):
        if c >= r:
            return int(c > 0)
        return 0 if c == 0 else math.e ** ((c - r) / c)

    def corpus_bleu(self, candidates, references, max_n=4):
        sums = [[0, 0] for _ in range(max_n)]
        c = r = 0
        for candidate, its_references in zip(candidates, references, strict=True):
            for n, pair in enumerate(sums, start=1):
                clipped, total = self.modified_precision(candidate, its_references, n)
                pair[0] += clipped
                pair[1] += total
            closest = len(its_references[0])
            for reference in its_references[1:]:
                new, old = abs(len(reference) - len(candidate)), abs(closest - len(candidate))
                if new < old or (new == old and len(reference) < closest):
                    closest = len(reference)
            c += len(candidate)
            r += closest
        if any(clipped == 0 for clipped, _ in sums):
            return 0
        logs = [math.log(clipped) - math.log(total) for clipped, total in sums]
        return math.exp(math.fsum(logs) / max_n) * self.brevity_penalty(c, r)


class by_arrays:
    """Tokens become numbers, n-grams rows of a matrix, and rows are compared all at once."""

    def modified_precision(self, candidate, references, n):
        numbers = {}
        for token in [*candidate, *(token for reference in references for token in reference)]:
            numbers.setdefault(token, len(numbers))
        rows = self.rows(candidate, numbers, n)
        if not len(rows):
            return 0, 0
        kinds, counts = np.unique(rows, axis=0, return_counts=True)
        limits = np.zeros(len(kinds), dtype=int)
        for reference in references:
            grams = self.rows(reference, numbers, n)
            equal = (kinds[:, None, :] == grams[None, :, :]).all(axis=2)
            limits = np.maximum(limits, equal.sum(axis=1))
        return np.minimum(counts, limits).sum(), counts.sum()

    def rows(self, tokens, numbers, n):
        ids = np.array([numbers[token] for token in tokens], dtype=int)
        starts = np.arange(max(len(ids) - n + 1, 0))
        return ids[starts[:, None] + np.arange(n)]

    def brevity_penalty(self, c, r):
        return np.exp(np.minimum(0, 1 - r / c)) if c > 0 else np.float64(0)

    def corpus_bleu(self, candidates, references, max_n=4):
        counts = np.zeros((max_n, 2))
        lengths = np.zeros(2, dtype=int)
        for candidate, its_references in zip(candidates, references, strict=True):
            for n in range(max_n):
                counts[n] += self.modified_precision(candidate, its_references, n + 1)
            sizes = np.sort([len(reference) for reference in its_references])
            closest = sizes[np.argmin(np.abs(sizes - len(candidate)))]
            lengths += [len(candidate), closest]
        if not counts.all():
            return np.float64(0)
        return self.brevity_penalty(*lengths) * np.exp(np.log(counts[:, 0] / counts[:, 1]).mean())


class steps:
    """The answer in steps; every wrong version below changes one of them."""

    def modified_precision(self, candidate, references, n):
        counts = self.grams(candidate, n)
        found = [self.grams(reference, n) for reference in self.counted(references)]
        clipped = sum(
            self.clip(count, [grams[gram] for grams in found]) for gram, count in counts.items()
        )
        return clipped, self.total(candidate, references, n)

    def grams(self, tokens, n):
        return Counter(self.key(tokens[i : i + n]) for i in range(len(tokens) - n + 1))

    def key(self, gram):
        return tuple(gram)

    def counted(self, references):
        return references

    def clip(self, count, limits):
        return min(count, max(limits))

    def total(self, candidate, references, n):
        return sum(self.grams(candidate, n).values())

    def brevity_penalty(self, c, r):
        return self.penalty(c, r) if c else 0.0

    def penalty(self, c, r):
        return 1.0 if c > r else math.exp(1 - r / c)

    def corpus_bleu(self, candidates, references, max_n=4):
        return self.score(list(zip(candidates, references, strict=True)), max_n)

    def score(self, pairs, max_n):
        sums = [self.sums(pairs, n) for n in self.orders(max_n)]
        c = sum(len(candidate) for candidate, _ in pairs)
        lengths = [
            self.length(len(candidate), [len(reference) for reference in references])
            for candidate, references in pairs
        ]
        return self.factor(c, sum(lengths)) * self.mean(self.kept(sums))

    def sums(self, pairs, n):
        counts = [self.modified_precision(*pair, n) for pair in pairs]
        return sum(clipped for clipped, _ in counts), sum(total for _, total in counts)

    def orders(self, max_n):
        return range(1, max_n + 1)

    def length(self, c, lengths):
        return min(lengths, key=lambda length: (abs(length - c), length))

    def factor(self, c, r):
        return self.brevity_penalty(c, r)

    def kept(self, sums):
        return sums

    def mean(self, sums):
        if any(clipped == 0 for clipped, _ in sums):
            return 0.0
        return self.average([clipped / total for clipped, total in sums])

    def average(self, precisions):
        return math.exp(sum(map(math.log, precisions)) / len(precisions))


# ------------------------------------------------------------------------------ wrong versions


class no_clipping(steps):
    def clip(self, count, limits):
        return count if any(limits) else 0


class clip_by_sum(steps):
    """Adds the counts of all references."""

    def clip(self, count, limits):
        return min(count, sum(limits))


class distinct_ngrams(steps):
    """Sets: every n-gram counts once."""

    def grams(self, tokens, n):
        return Counter({tuple(tokens[i : i + n]): 1 for i in range(len(tokens) - n + 1)})


class distinct_matches(steps):
    """Every matched n-gram counts once, but the total is right."""

    def clip(self, count, limits):
        return min(1, max(limits))


class joined_tokens(steps):
    def key(self, gram):
        return " ".join(map(str, gram))


class joined_closely(steps):
    def key(self, gram):
        return "".join(map(str, gram))


class joined_texts(steps):
    """Joins tokens that must be texts."""

    def key(self, gram):
        return " ".join(gram)


class negative_total(steps):
    def total(self, candidate, references, n):
        return len(candidate) - n + 1


class total_one(steps):
    """At least 1, so that it can be divided by."""

    def total(self, candidate, references, n):
        return max(len(candidate) - n + 1, 1)


class recall(steps):
    """Divides by the n-grams of all references."""

    def total(self, candidate, references, n):
        return sum(max(len(reference) - n + 1, 0) for reference in references)


class recall_of_first(steps):
    def total(self, candidate, references, n):
        return max(len(references[0]) - n + 1, 0)


class recall_of_longest(steps):
    def total(self, candidate, references, n):
        return max(max(len(reference) - n + 1, 0) for reference in references)


class first_reference_counts(steps):
    def counted(self, references):
        return references[:1]


class first_reference_length(steps):
    def length(self, c, lengths):
        return lengths[0]


class first_reference_only(first_reference_counts):
    """The first reference for both: the counts and the length."""

    def length(self, c, lengths):
        return lengths[0]


class bp_inverted(steps):
    def penalty(self, c, r):
        return 1.0 if c > r else math.exp(1 - c / r)


class bp_long(steps):
    """Penalises both what is too short and what is too long."""

    def penalty(self, c, r):
        return math.exp(1 - max(c, r) / min(c, r))


class bp_long_only(steps):
    """Penalises what is too long, and nothing else."""

    def penalty(self, c, r):
        return 1.0 if c <= r else math.exp(1 - c / r)


class bp_rewards_long(steps):
    """exp(1 - r/c) for every length."""

    def penalty(self, c, r):
        return math.exp(1 - r / c)


class no_brevity_penalty(steps):
    """Its BLEU is without the penalty."""

    def factor(self, c, r):
        return 1.0


class arithmetic_mean(steps):
    def average(self, precisions):
        return sum(precisions) / len(precisions)


class arithmetic_mean_of_all(arithmetic_mean):
    """Without the rule that one precision of 0 is enough."""

    def mean(self, sums):
        return self.average([clipped / total if total else 0.0 for clipped, total in sums])


class sentence_average(steps):
    """The mean of the BLEU of single sentences."""

    def corpus_bleu(self, candidates, references, max_n=4):
        pairs = list(zip(candidates, references, strict=True))
        scores = [self.score([pair], max_n) for pair in pairs]
        return sum(scores) / len(scores) if scores else 0.0


class sentence_average_of_zeros(steps):
    """Averages the precisions of the sentences, n by n, with one penalty for all."""

    def sums(self, pairs, n):
        counts = [self.modified_precision(*pair, n) for pair in pairs]
        shares = [clipped / total if total else 0.0 for clipped, total in counts]
        return sum(shares), max(len(shares), 1)


class shortest_reference(steps):
    def length(self, c, lengths):
        return min(lengths)


class longest_reference(steps):
    def length(self, c, lengths):
        return max(lengths)


class average_reference_length(steps):
    def length(self, c, lengths):
        return sum(lengths) / len(lengths)


class tie_longer(steps):
    def length(self, c, lengths):
        return min(lengths, key=lambda length: (abs(length - c), -length))


class log_zero(steps):
    def mean(self, sums):
        return self.average([clipped / total if total else 0.0 for clipped, total in sums])


class log_zero_division(steps):
    """Divides by a total of 0, too."""

    def mean(self, sums):
        return self.average([clipped / total for clipped, total in sums])


class smoothed(steps):
    """Adds 1 to every count."""

    def kept(self, sums):
        return [(clipped + 1, total + 1) for clipped, total in sums]


class smoothed_above_1(steps):
    """Adds 1 to the counts of all but the single words."""

    def kept(self, sums):
        return [sums[0], *((clipped + 1, total + 1) for clipped, total in sums[1:])]


class smoothed_zeros(steps):
    """Puts a tenth of a match in the place of none."""

    def kept(self, sums):
        return [(clipped or 0.1, total or 1) for clipped, total in sums]


class effective_order(steps):
    """Leaves out the n for which the candidates are too short."""

    def kept(self, sums):
        return [(clipped, total) for clipped, total in sums if total] or [(0, 0)]


class max_n_ignored(steps):
    def orders(self, max_n):
        return range(1, 5)


class in_place(steps):
    """Sorts the references of the caller by their length."""

    def modified_precision(self, candidate, references, n):
        references.sort(key=len)
        return super().modified_precision(candidate, references, n)
