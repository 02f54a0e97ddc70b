# expect: fail; mistake: none; a length above max_len raises an error in the decoder's mask
import numpy as np


def causal_mask(n):
    return np.tri(n, dtype=bool)


def padding_mask(lengths, max_len):
    return (np.arange(max_len) < lengths[:, None])[:, None]


def decoder_self_mask(lengths, max_len):
    m = np.zeros((len(lengths), max_len, max_len), bool)
    for b, n in enumerate(lengths):
        m[b, :, :n] = np.tri(max_len, n, dtype=bool)
    return m
