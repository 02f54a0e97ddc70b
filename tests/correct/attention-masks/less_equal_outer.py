import numpy as np


def causal_mask(n):
    return np.greater_equal.outer(np.arange(n), np.arange(n))


def padding_mask(lengths, max_len):
    return np.expand_dims(np.greater.outer(lengths, np.arange(max_len)), 1)


def decoder_self_mask(lengths, max_len):
    mask = np.broadcast_to(padding_mask(lengths, max_len), (lengths.size, max_len, max_len)).copy()
    mask[:, ~causal_mask(max_len)] = False
    return mask
