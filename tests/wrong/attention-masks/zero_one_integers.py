# expect: fail; mistake: float-mask; masks of the integers 0 and 1
import numpy as np


def causal_mask(n):
    return np.tri(n, dtype=np.int64)


def padding_mask(lengths, max_len):
    return (np.arange(max_len) < lengths[:, None, None]).astype(np.int64)


def decoder_self_mask(lengths, max_len):
    return causal_mask(max_len) * padding_mask(lengths, max_len)
