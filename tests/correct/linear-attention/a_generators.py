import itertools

import numpy as np


def features(x):
    neg = x <= 0
    return np.where(neg, np.exp(np.where(neg, x, 0)), 1 + x)


def linear_attention(q, k, v, causal=False):
    fq, fk = map(features, (q, k))
    terms = ((b[:, None] * c, b) for b, c in zip(fk, v))
    add = lambda s, t: (s[0] + t[0], s[1] + t[1])
    if causal:
        states = itertools.accumulate(terms, add)
    else:
        states = itertools.repeat((fk.T.dot(v), np.add.reduce(fk)))
    return np.stack([a @ s / (a @ z) for a, (s, z) in zip(fq, states)])
