# expect: fail; mistake: none; the decoder's mask is kept by its shape, whatever the lengths
import numpy as np

_c = {}


def causal_mask(n):
    return np.tri(n, dtype=bool)


def padding_mask(lengths, max_len):
    return (np.arange(max_len) < lengths[:, None])[:, None]


def decoder_self_mask(lengths, max_len):
    k = (len(lengths), max_len)
    if k not in _c:
        _c[k] = np.tri(max_len, dtype=bool) & (np.arange(max_len) < lengths[:, None])[:, None]
    return _c[k].copy()
