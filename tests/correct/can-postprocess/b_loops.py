import math

import numpy as np


def top_k_entropy(p, k):
    result = []
    for row in p.tolist():
        top = sorted(row, reverse=True)[:k]
        s = sum(top)
        h = 0.0
        for t in top:
            if t > 0:
                h -= t / s * math.log(t / s)
        result.append(h / math.log(k))
    return np.array(result, dtype=p.dtype)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    L = [list(map(float, row)) for row in P_conf] + [list(map(float, p))]
    K = len(prior)
    for _ in range(iters):
        L = [[v**alpha for v in row] for row in L]
        for k in range(K):
            col = sum(row[k] for row in L)
            for row in L:
                row[k] = row[k] / col * float(prior[k])
        for i, row in enumerate(L):
            s = sum(row)
            L[i] = [v / s for v in row]
    return np.array(L[-1], dtype=p.dtype)
