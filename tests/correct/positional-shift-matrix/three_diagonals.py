import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    if d_model % 2:
        raise ValueError("d_model is odd")
    a = np.float64(k) / np.float64(base) ** (np.arange(0, d_model, 2) / d_model)
    up = np.zeros(d_model - 1)
    up[::2] = np.sin(a)
    return np.diag(np.repeat(np.cos(a), 2)) + np.diag(up, 1) - np.diag(up, -1)
