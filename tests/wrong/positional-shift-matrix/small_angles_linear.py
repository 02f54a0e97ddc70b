# expect: fail; mistake: none; takes sin b = b and cos b = 1 for small angles
import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    if d_model % 2:
        raise ValueError
    b = k * base ** (-2 * np.arange(d_model // 2) / d_model)
    s = np.where(np.abs(b) < 1e-3, b, np.sin(b))
    c = np.where(np.abs(b) < 1e-3, 1, np.cos(b))
    M = np.zeros((d_model, d_model))
    i = np.arange(0, d_model, 2)
    M[i, i] = M[i + 1, i + 1] = c
    M[i, i + 1] = s
    M[i + 1, i] = -s
    return M
