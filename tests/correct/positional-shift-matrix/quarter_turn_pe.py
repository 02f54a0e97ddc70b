import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    """The columns are PE(k + a quarter turn) and PE(k): where (1, 0) and (0, 1) go."""
    if d_model % 2:
        raise ValueError("odd")
    w = 1 / base ** (np.arange(d_model // 2) * 2 / d_model)
    out = np.zeros((d_model // 2, 2, d_model // 2, 2))
    for i, b in enumerate(k * w):
        out[i, :, i, 1] = np.sin(b), np.cos(b)
        out[i, :, i, 0] = np.cos(b), -np.sin(b)
    return out.reshape(d_model, d_model)
