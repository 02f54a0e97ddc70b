# expect: fail; mistake: in-place; lengths above max_len are cut off in the caller's array
import numpy as np


def causal_mask(n):
    return np.tri(n, dtype=bool)


def padding_mask(lengths, max_len):
    lengths[lengths > max_len] = max_len
    return (np.arange(max_len) < lengths[:, None])[:, None]


def decoder_self_mask(lengths, max_len):
    return causal_mask(max_len)[None] & padding_mask(lengths, max_len)
