# expect: fail; mistake: or-combine; two mistakes: no diagonal, and the masks are combined with OR
import numpy as np


def causal_mask(n):
    return np.arange(n) < np.arange(n)[:, None]


def padding_mask(lengths, max_len):
    return np.arange(max_len) < lengths[:, None, None]


def decoder_self_mask(lengths, max_len):
    return np.logical_or(causal_mask(max_len), padding_mask(lengths, max_len))
