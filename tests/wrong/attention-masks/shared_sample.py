# expect: fail; mistake: none; every sequence of the decoder gets the padding of the first
import numpy as np


def causal_mask(n):
    return np.tri(n, dtype=bool)


def padding_mask(lengths, max_len):
    return np.arange(max_len) < lengths[:, None, None]


def decoder_self_mask(lengths, max_len):
    mask = causal_mask(max_len) & padding_mask(lengths, max_len)[0]
    return np.repeat(mask[None], len(lengths), axis=0)
