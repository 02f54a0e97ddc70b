import collections
import math


def _get_ngrams(segment, max_order):
    ngram_counts = collections.Counter()
    for order in range(1, max_order + 1):
        for i in range(0, len(segment) - order + 1):
            ngram = tuple(segment[i : i + order])
            ngram_counts[ngram] += 1
    return ngram_counts


def modified_precision(candidate, references, n):
    merged = collections.Counter()
    for reference in references:
        merged |= _get_ngrams(reference, n)
    overlap = _get_ngrams(candidate, n) & merged
    matches = sum(v for k, v in overlap.items() if len(k) == n)
    possible = len(candidate) - n + 1
    return matches, possible if possible > 0 else 0


def brevity_penalty(c, r):
    if c == 0:
        return 0.0
    if r == 0:
        return 1.0
    ratio = float(c) / r
    return 1.0 if ratio > 1.0 else math.exp(1 - 1.0 / ratio)


def corpus_bleu(candidates, references, max_n=4):
    matches_by_order = [0] * max_n
    possible_matches_by_order = [0] * max_n
    reference_length = 0
    translation_length = 0
    for refs, translation in zip(references, candidates):
        best = None
        for ref in refs:
            key = (abs(len(ref) - len(translation)), len(ref))
            if best is None or key < best:
                best = key
        reference_length += best[1]
        translation_length += len(translation)
        merged = collections.Counter()
        for ref in refs:
            merged |= _get_ngrams(ref, max_n)
        overlap = _get_ngrams(translation, max_n) & merged
        for ngram in overlap:
            matches_by_order[len(ngram) - 1] += overlap[ngram]
        for order in range(1, max_n + 1):
            possible = len(translation) - order + 1
            if possible > 0:
                possible_matches_by_order[order - 1] += possible
    precisions = [0] * max_n
    for i in range(max_n):
        if possible_matches_by_order[i] > 0:
            precisions[i] = float(matches_by_order[i]) / possible_matches_by_order[i]
        else:
            precisions[i] = 0.0
    if min(precisions) > 0:
        geo_mean = math.exp(sum((1.0 / max_n) * math.log(p) for p in precisions))
    else:
        geo_mean = 0
    return geo_mean * brevity_penalty(translation_length, reference_length)
