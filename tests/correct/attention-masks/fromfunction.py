import numpy as np


def causal_mask(n):
    return np.fromfunction(lambda i, j: i - j >= 0, (n, n))


def padding_mask(lengths, max_len):
    return np.fromfunction(lambda b, _, j: j < lengths[b.astype(int)], (len(lengths), 1, max_len))


def decoder_self_mask(lengths, max_len):
    return ~(~causal_mask(max_len) | ~padding_mask(lengths, max_len))
