# expect: fail; mistake: none; rounds the shift to single precision
import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    if d_model % 2:
        raise ValueError
    b = np.float16(1) * 0 + np.float32(k) * base ** (-2 * np.arange(d_model // 2) / d_model)
    M = np.zeros((d_model, d_model))
    i = np.arange(0, d_model, 2)
    M[i, i] = M[i + 1, i + 1] = np.cos(b)
    M[i, i + 1] = np.sin(b)
    M[i + 1, i] = -np.sin(b)
    return np.asarray(M, np.float64)
