# expect: fail; mistake: none; length 0 becomes the slice [-0:] of everything
import numpy as np


def causal_mask(n):
    return np.tri(n, dtype=bool)


def padding_mask(lengths, max_len):
    mask = np.ones((len(lengths), 1, max_len), dtype=bool)
    for b, length in enumerate(lengths):
        missing = max(max_len - length, 0)
        if length:
            mask[b, :, max_len - missing :] = False
    return mask


def decoder_self_mask(lengths, max_len):
    return causal_mask(max_len) & padding_mask(lengths, max_len)
