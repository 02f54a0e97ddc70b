# expect: fail; mistake: no-clipping; two mistakes: no clipping, and the longer one of a tie
import math


def modified_precision(candidate, references, n):
    found = set()
    for ref in references:
        found |= {tuple(ref[i : i + n]) for i in range(len(ref) - n + 1)}
    grams = [tuple(candidate[i : i + n]) for i in range(len(candidate) - n + 1)]
    return sum(g in found for g in grams), len(grams)


def brevity_penalty(c, r):
    if c == 0:
        return 0.0
    return 1.0 if c > r else math.exp(1 - r / c)


def corpus_bleu(candidates, references, max_n=4):
    c = r = 0
    hits, totals = [0] * max_n, [0] * max_n
    for cand, refs in zip(candidates, references):
        c += len(cand)
        r += min((len(ref) for ref in refs), key=lambda k: (abs(k - len(cand)), -k))
        for n in range(max_n):
            hit, total = modified_precision(cand, refs, n + 1)
            hits[n] += hit
            totals[n] += total
    if 0 in hits:
        return 0.0
    return brevity_penalty(c, r) * math.exp(
        sum(math.log(h / t) for h, t in zip(hits, totals)) / max_n
    )
