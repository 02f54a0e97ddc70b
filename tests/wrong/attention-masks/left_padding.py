# expect: fail; mistake: left-padding; the padding is expected at the front
import numpy as np


def causal_mask(n):
    return np.tri(n, dtype=bool)


def padding_mask(lengths, max_len):
    return np.arange(max_len) >= max_len - lengths[:, None, None]


def decoder_self_mask(lengths, max_len):
    return causal_mask(max_len) & padding_mask(lengths, max_len)
