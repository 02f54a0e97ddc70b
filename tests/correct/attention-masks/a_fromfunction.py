import numpy as np


def causal_mask(n):
    return np.fromfunction(lambda i, j: i >= j, (n, n), dtype=int)


def padding_mask(lengths, max_len):
    return np.less.outer(np.arange(max_len), lengths).T[:, np.newaxis, :].copy()


def decoder_self_mask(lengths, max_len):
    b, i, j = np.indices((len(lengths), max_len, max_len), sparse=True)
    return (j <= i) & (j < np.asarray(lengths)[b])
