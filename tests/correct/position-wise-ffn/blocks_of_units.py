import numpy as np


def position_wise_ffn(x, W1, b1, W2, b2):
    """The hidden units in two halves, whose parts are added."""
    half = len(b1) // 2
    out = np.zeros(x.shape, x.dtype) + b2
    for part in (slice(0, half), slice(half, None)):
        out = out + np.fmax(x @ W1[:, part] + b1[part], 0) @ W2[part]
    return out
