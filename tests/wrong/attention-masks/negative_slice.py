# expect: fail; mistake: none; cut-off sequences count their padding from the other end
import numpy as np


def causal_mask(n):
    return np.tri(n, dtype=bool)


def padding_mask(lengths, max_len):
    m = np.ones((len(lengths), 1, max_len), bool)
    for b, n in enumerate(lengths):
        pad = max_len - n
        if pad:
            m[b, 0, -pad:] = False
    return m


def decoder_self_mask(lengths, max_len):
    return causal_mask(max_len) & padding_mask(lengths, max_len)
