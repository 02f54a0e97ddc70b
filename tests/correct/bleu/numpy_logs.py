import numpy as np


def modified_precision(candidate, references, n):
    grams = [tuple(candidate[i : i + n]) for i in range(len(candidate) - n + 1)]
    clipped = 0
    for g in set(grams):
        in_refs = [
            sum(1 for i in range(len(ref) - n + 1) if tuple(ref[i : i + n]) == g)
            for ref in references
        ]
        clipped += min(grams.count(g), max(in_refs))
    return np.array([clipped, len(grams)])


def brevity_penalty(c, r):
    if c == 0:
        return np.float32(0)
    return np.where(c > r, 1.0, np.exp(1 - r / c))


def corpus_bleu(candidates, references, max_n=4):
    table = np.zeros((max_n, 2), dtype=np.int64)
    for n in range(1, max_n + 1):
        for cand, refs in zip(candidates, references):
            table[n - 1] += modified_precision(cand, refs, n)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log(np.where(table[:, 1] > 0, table[:, 0] / table[:, 1], 0.0))
        mean = np.exp(logs.mean())
    c = sum(len(cand) for cand in candidates)
    r = 0
    for cand, refs in zip(candidates, references):
        lens = np.array(sorted(len(ref) for ref in refs))
        r += int(lens[np.abs(lens - len(cand)).argmin()])
    return brevity_penalty(c, r) * mean
