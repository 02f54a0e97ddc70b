# expect: fail; mistake: in-place; changes the caller's lengths while it works, and takes it back
import numpy as np


def causal_mask(n):
    return np.tril(np.ones((n, n))).astype(bool)


def padding_mask(lengths, max_len):
    lengths -= 1
    mask = np.arange(max_len) <= lengths[:, None]
    lengths += 1
    return mask[:, None, :]


def decoder_self_mask(lengths, max_len):
    return padding_mask(lengths, max_len) & causal_mask(max_len)
