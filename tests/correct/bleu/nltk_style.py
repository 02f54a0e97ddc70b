from collections import Counter
from fractions import Fraction
from math import exp, fsum, log


def ngrams(sequence, n):
    sequence = iter(sequence)
    history = []
    while n > 1:
        try:
            next_item = next(sequence)
        except StopIteration:
            return
        history.append(next_item)
        n -= 1
    for item in sequence:
        history.append(item)
        yield tuple(history)
        del history[0]


def modified_precision(candidate, references, n):
    counts = Counter(ngrams(candidate, n)) if len(candidate) >= n else Counter()
    max_counts = {}
    for reference in references:
        reference_counts = Counter(ngrams(reference, n)) if len(reference) >= n else Counter()
        for ngram in counts:
            max_counts[ngram] = max(max_counts.get(ngram, 0), reference_counts[ngram])
    clipped_counts = {ngram: min(count, max_counts[ngram]) for ngram, count in counts.items()}
    return sum(clipped_counts.values()), sum(counts.values())


def closest_ref_length(references, hyp_len):
    ref_lens = (len(reference) for reference in references)
    return min(ref_lens, key=lambda ref_len: (abs(ref_len - hyp_len), ref_len))


def brevity_penalty(c, r):
    if c > r:
        return 1
    elif c == 0:
        return 0
    else:
        return exp(1 - r / c)


def corpus_bleu(candidates, references, max_n=4):
    numerators, denominators = Counter(), Counter()
    hyp_lengths, ref_lengths = 0, 0
    weights = (1 / max_n,) * max_n
    for refs, hypothesis in zip(references, candidates):
        for i, _ in enumerate(weights, start=1):
            num, den = modified_precision(hypothesis, refs, i)
            numerators[i] += num
            denominators[i] += den
        hyp_len = len(hypothesis)
        hyp_lengths += hyp_len
        ref_lengths += closest_ref_length(refs, hyp_len)
    bp = brevity_penalty(hyp_lengths, ref_lengths)
    if any(numerators[i] == 0 for i in range(1, max_n + 1)):
        return 0
    p_n = [Fraction(numerators[i], denominators[i]) for i in range(1, max_n + 1)]
    return bp * exp(fsum(w * log(p) for w, p in zip(weights, p_n)))
