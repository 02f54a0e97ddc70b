from collections import Counter
from functools import reduce
from operator import add, or_
import numpy as np


def grams(s, n):
    return Counter(map(tuple, (s[k : k + n] for k in range(max(0, len(s) - n + 1)))))


def modified_precision(candidate, references, n):
    c = grams(candidate, n)
    limit = reduce(or_, [grams(ref, n) for ref in references])
    return reduce(add, (c & limit).values(), 0), reduce(add, c.values(), 0)


def brevity_penalty(c, r):
    return float(c > 0) and float(np.clip(np.exp(1 - r / c), 0, 1))


def corpus_bleu(candidates, references, max_n=4):
    if not any(candidates):
        return 0.0
    ns = np.arange(1, max_n + 1)
    stat = np.array(
        [[modified_precision(c, rs, int(n)) for n in ns] for c, rs in zip(candidates, references)]
    )
    hits, totals = stat.sum(axis=0).T
    if (hits == 0).any():
        return 0.0
    c_len = sum(len(c) for c in candidates)
    r_len = sum(
        sorted([len(r) for r in rs], key=lambda l: (abs(l - len(c)), l))[0]
        for c, rs in zip(candidates, references)
    )
    return float(np.prod(hits / totals) ** (1 / max_n) * brevity_penalty(c_len, r_len))
