import numpy as np


def relu(z):
    """Element-wise max(0, z)."""
    out = z.copy()
    out[out < 0] = 0
    return out


def position_wise_ffn(x, W1, b1, W2, b2):
    batch, length, d_model = x.shape
    z1 = np.dot(x, W1) + b1
    a1 = relu(z1)
    z2 = np.dot(a1, W2) + b2
    assert z2.shape == (batch, length, d_model)
    return z2
