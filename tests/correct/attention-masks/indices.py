import numpy as np


def causal_mask(n):
    i, j = np.indices((n, n))
    return i - j >= 0


def padding_mask(lengths, max_len):
    out = np.full((lengths.shape[0], 1, max_len), True)
    for b, length in enumerate(lengths):
        out[b, 0, length:] = False
    return out


def decoder_self_mask(lengths, max_len):
    return np.logical_and(np.tril(np.ones((max_len, max_len))) > 0, padding_mask(lengths, max_len))
