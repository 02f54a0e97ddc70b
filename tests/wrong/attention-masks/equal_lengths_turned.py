# expect: fail; mistake: none; pads queries where all lengths are equal
import numpy as np


def causal_mask(n):
    return np.tri(n, dtype=bool)


def padding_mask(lengths, max_len):
    return (np.arange(max_len) < lengths[:, None])[:, None]


def decoder_self_mask(lengths, max_len):
    return (
        np.broadcast_to(causal_mask(max_len), (len(lengths), max_len, max_len))
        & padding_mask(lengths, max_len).repeat(max_len, 1).swapaxes(1, 2)
        if len(set(lengths.tolist())) == 1 and len(lengths) > 1
        else causal_mask(max_len) & padding_mask(lengths, max_len)
    )
