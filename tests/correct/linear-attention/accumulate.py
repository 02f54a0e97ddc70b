from itertools import accumulate

import numpy as np


def phi(x):
    return np.exp(np.clip(x, None, 0)) + np.clip(x, 0, None)


def linear_attention(q, k, v, causal=False):
    fq, fk = phi(q), phi(k)
    if causal:
        states = accumulate(np.outer(a, b) for a, b in zip(fk, v))
        sums = accumulate(fk)
        return np.array([(a @ s) / (a @ z) for a, s, z in zip(fq, states, sums)])
    weighted = np.tensordot(fk, v, axes=(0, 0))
    return np.matmul(fq, weighted) / np.matmul(fq, np.sum(fk, axis=0)).reshape(-1, 1)
