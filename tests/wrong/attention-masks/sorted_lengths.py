# expect: fail; mistake: none; sorts the sequences by length
import numpy as np


def causal_mask(n):
    return np.tri(n, dtype=bool)


def padding_mask(lengths, max_len):
    return (np.arange(max_len) < np.sort(lengths)[::-1][:, None])[:, None]


def decoder_self_mask(lengths, max_len):
    return causal_mask(max_len)[None] & (np.arange(max_len) < lengths[:, None])[:, None]
