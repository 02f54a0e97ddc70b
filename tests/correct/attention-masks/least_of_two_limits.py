import numpy as np


def causal_mask(n):
    return np.fromfunction(lambda i, j: i >= j, (n, n), dtype=int).astype(bool)


def padding_mask(lengths, max_len):
    return np.less.outer(np.arange(max_len), lengths).T[:, None, :].copy()


def decoder_self_mask(lengths, max_len):
    visible = np.minimum(lengths[:, None], np.arange(1, max_len + 1))  # keys per query
    return np.arange(max_len) < visible[..., None]
