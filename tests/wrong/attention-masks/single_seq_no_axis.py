# expect: fail; mistake: none; a batch of one sequence loses its axis
import numpy as np


def causal_mask(n):
    return np.tri(n, dtype=bool)


def padding_mask(lengths, max_len):
    m = np.arange(max_len) < lengths[:, None]
    if len(lengths) == 1:
        return m
    return m[:, None, :]


def decoder_self_mask(lengths, max_len):
    m = (np.arange(max_len) < lengths[:, None])[:, None]
    return causal_mask(max_len)[None] & m
