# expect: fail; mistake: none; every position sees itself, padding or not
import numpy as np


def causal_mask(n):
    return np.tri(n, dtype=bool)


def padding_mask(lengths, max_len):
    return (np.arange(max_len) < lengths[:, None])[:, None]


def decoder_self_mask(lengths, max_len):
    c = causal_mask(max_len)[None] & padding_mask(lengths, max_len)
    c[:, np.arange(max_len), np.arange(max_len)] = True
    return c
