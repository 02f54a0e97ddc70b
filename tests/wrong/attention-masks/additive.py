# expect: fail; mistake: none; masks to be added: 0 and -inf
import numpy as np


def causal_mask(n):
    return np.where(np.tri(n) > 0, 0.0, -np.inf)


def padding_mask(lengths, max_len):
    return np.where(np.arange(max_len) < lengths[:, None, None], 0.0, -np.inf)


def decoder_self_mask(lengths, max_len):
    return causal_mask(max_len) + padding_mask(lengths, max_len)
