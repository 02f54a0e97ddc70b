# expect: fail; mistake: float-mask; 0/1 integers
import numpy as np


def causal_mask(n):
    return np.tril(np.ones((n, n), dtype=int))


def padding_mask(lengths, max_len):
    return (np.arange(max_len) < lengths[:, None])[:, None].astype(int)


def decoder_self_mask(lengths, max_len):
    return padding_mask(lengths, max_len) & causal_mask(max_len)
