# expect: fail; mistake: none; a length above max_len starts again from 0
import numpy as np


def causal_mask(n):
    return np.tri(n, dtype=bool)


def padding_mask(lengths, max_len):
    n = np.where(lengths > max_len, lengths % max_len, lengths)
    return (np.arange(max_len) < n[:, None])[:, None]


def decoder_self_mask(lengths, max_len):
    return causal_mask(max_len) & padding_mask(lengths, max_len)
