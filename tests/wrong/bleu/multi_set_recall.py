# expect: fail; mistake: recall; divides by the n-grams of all references
from collections import Counter
import numpy as np


def modified_precision(candidate, references, n):
    own = Counter(zip(*[candidate[i:] for i in range(n)]))
    theirs = [Counter(zip(*[ref[i:] for i in range(n)])) for ref in references]
    hit = sum(min(k, max(t[g] for t in theirs)) for g, k in own.items())
    return hit, sum(sum(t.values()) for t in theirs)


def brevity_penalty(c, r):
    return min(1.0, np.exp(1 - r / c)) if c else 0.0


def corpus_bleu(candidates, references, max_n=4):
    score = 1.0
    for n in range(1, max_n + 1):
        counts = [modified_precision(a, b, n) for a, b in zip(candidates, references)]
        total = sum(t for _, t in counts)
        score *= (sum(h for h, _ in counts) / total if total else 0.0) ** (1 / max_n)
    c = sum(len(a) for a in candidates)
    r = sum(
        sorted((abs(len(x) - len(a)), len(x)) for x in b)[0][1]
        for a, b in zip(candidates, references)
    )
    return float(score * brevity_penalty(c, r))
