# expect: fail; mistake: strict-causal; the diagonal is left out
import numpy as np


def causal_mask(n):
    return np.tril(np.ones((n, n)), -1).astype(bool)


def padding_mask(lengths, max_len):
    return np.array([[[j < m for j in range(max_len)]] for m in lengths])


def decoder_self_mask(lengths, max_len):
    return causal_mask(max_len)[None] * padding_mask(lengths, max_len)
