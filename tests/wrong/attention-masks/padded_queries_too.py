# expect: fail; mistake: none; the decoder mask hides the queries of the padding as well as its keys
import numpy as np


def causal_mask(n):
    return np.tri(n, dtype=bool)


def padding_mask(lengths, max_len):
    return (np.arange(max_len) < lengths[:, None])[:, None, :]


def decoder_self_mask(lengths, max_len):
    keys = padding_mask(lengths, max_len)
    return causal_mask(max_len) & keys & keys.swapaxes(1, 2)
