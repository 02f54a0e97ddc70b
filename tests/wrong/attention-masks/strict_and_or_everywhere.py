# expect: fail; mistake: or-combine; two mistakes: strict causal mask, joined by or
import numpy as np


def causal_mask(n):
    return np.tri(n, k=-1, dtype=bool)


def padding_mask(lengths, max_len):
    return (np.arange(max_len) < lengths[:, None])[:, None]


def decoder_self_mask(lengths, max_len):
    return causal_mask(max_len)[None] | padding_mask(lengths, max_len)
