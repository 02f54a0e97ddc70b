import numpy as np


def causal_mask(n):
    return ~np.triu(np.ones((n, n), bool), 1)


def padding_mask(lengths, max_len):
    steps = np.tri(max_len + 1, max_len, -1, dtype=bool)
    return steps[np.clip(lengths, 0, max_len)][:, None, :]


def decoder_self_mask(lengths, max_len):
    out = np.repeat(causal_mask(max_len)[None], len(lengths), 0)
    for b, n in enumerate(lengths):
        out[b, :, n:] = False
    return out
