import math

import numpy as np


def top_k_entropy(p, k):
    result = []
    for row in p.tolist():
        top = sorted(row)[-k:]
        s = sum(top)
        h = -sum(v / s * math.log(v / s) for v in top if v > 0)
        result.append(h / math.log(k))
    return np.array(result, dtype=p.dtype)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    L = P_conf.tolist() + [p.tolist()]
    K = len(p)
    for _ in range(iters):
        L = [[v**alpha for v in row] for row in L]
        cols = [sum(row[k] for row in L) for k in range(K)]
        L = [[row[k] / cols[k] * float(prior[k]) for k in range(K)] for row in L]
        L = [[v / sum(row) for v in row] for row in L]
    return np.array(L[-1], dtype=p.dtype)
