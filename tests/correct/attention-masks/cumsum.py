import numpy as np


def causal_mask(n):
    return np.cumsum(np.eye(n, dtype=int), axis=1).T.astype(bool)


def padding_mask(lengths, max_len):
    out = np.zeros((lengths.size, max_len + 1), int)
    out[np.arange(lengths.size), np.minimum(lengths, max_len)] = 1
    return (np.cumsum(out, axis=1)[:, :max_len] == 0)[:, None, :]


def decoder_self_mask(lengths, max_len):
    return causal_mask(max_len) * padding_mask(lengths, max_len)
