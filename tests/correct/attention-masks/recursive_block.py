from functools import cache

import numpy as np


def causal_mask(n):
    if n == 1:
        return np.array([[True]])
    smaller = causal_mask(n - 1)
    return np.block([[smaller, np.zeros((n - 1, 1), bool)], [np.ones((1, n), bool)]])


def padding_mask(lengths, max_len):
    @cache
    def row(length):
        return np.arange(max_len) < length

    return np.stack([row(int(x)) for x in lengths])[:, None]


def decoder_self_mask(lengths, max_len):
    limit = np.minimum(np.arange(max_len)[None, :] + 1, lengths[:, None])
    return np.arange(max_len)[None, None, :] < limit[:, :, None]
