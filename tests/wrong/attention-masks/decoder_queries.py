# expect: fail; mistake: padding-queries; the rows of padded queries are hidden, too
import numpy as np


def causal_mask(n):
    return np.tri(n, dtype=bool)


def padding_mask(lengths, max_len):
    return (np.arange(max_len) < lengths[:, None])[:, None, :]


def decoder_self_mask(lengths, max_len):
    p = padding_mask(lengths, max_len)
    return p & p.transpose(0, 2, 1) & causal_mask(max_len)
