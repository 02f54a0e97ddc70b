# expect: fail; mistake: none; only the decoder mask takes length 0 for no limit
import numpy as np


def causal_mask(n):
    return np.tri(n, dtype=bool)


def padding_mask(lengths, max_len):
    return (np.arange(max_len) < lengths[:, None])[:, None]


def decoder_self_mask(lengths, max_len):
    m = np.zeros((len(lengths), max_len, max_len), bool)
    for b, n in enumerate(lengths):
        n = n if n else max_len
        m[b, :, :n] = np.tri(max_len, dtype=bool)[:, :n]
    return m
