# expect: fail; mistake: padding-le; two mistakes: one token too many, as floats
import numpy as np


def causal_mask(n):
    return np.tri(n)


def padding_mask(lengths, max_len):
    return (np.arange(max_len) <= lengths[:, None])[:, None].astype(float)


def decoder_self_mask(lengths, max_len):
    return causal_mask(max_len)[None] * padding_mask(lengths, max_len)
