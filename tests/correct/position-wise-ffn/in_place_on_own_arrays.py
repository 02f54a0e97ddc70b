import numpy as np


def position_wise_ffn(x, W1, b1, W2, b2):
    h = x @ W1
    h += b1
    np.maximum(h, 0, out=h)
    y = h @ W2
    y += b2
    return y
