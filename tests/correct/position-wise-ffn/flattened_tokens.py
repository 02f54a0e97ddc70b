import numpy as np


def position_wise_ffn(x, W1, b1, W2, b2):
    B, L, D = x.shape
    tokens = x.reshape(B * L, D)
    h = tokens.dot(W1)
    h += b1
    h[h < 0] = 0
    out = h.dot(W2)
    out += b2
    return out.reshape(B, L, -1)
