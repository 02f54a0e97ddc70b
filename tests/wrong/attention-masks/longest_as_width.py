# expect: fail; mistake: none; the width is the longest sequence, whatever max_len says
import numpy as np


def causal_mask(n):
    return np.tri(n, dtype=bool)


def padding_mask(lengths, max_len):
    return np.arange(lengths.max()) < lengths[:, None, None]


def decoder_self_mask(lengths, max_len):
    return causal_mask(lengths.max()) & padding_mask(lengths, max_len)
