# expect: fail; mistake: left-padding; the real tokens are looked for at the end
import numpy as np


def causal_mask(n):
    return np.array([[j <= i for j in range(n)] for i in range(n)])


def padding_mask(lengths, max_len):
    front = np.maximum(max_len - lengths, 0)
    mask = np.ones((len(lengths), 1, max_len), dtype=bool)
    for b, f in enumerate(front):
        mask[b, :, :f] = False
    return mask


def decoder_self_mask(lengths, max_len):
    return np.logical_and(causal_mask(max_len), padding_mask(lengths, max_len))
