import numpy as np


def position_wise_ffn(x, W1, b1, W2, b2):
    B, L, d = x.shape
    flat = x.reshape(B * L, d)
    hidden = np.fmax(flat @ W1 + np.tile(b1, (B * L, 1)), 0)
    return (hidden @ W2 + b2).reshape(B, L, -1)
