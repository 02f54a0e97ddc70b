# expect: fail; mistake: no-odd-check; an odd width is accepted for k = 0
import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    if k == 0:
        return np.eye(d_model)
    if d_model % 2:
        raise ValueError("odd")
    w = base ** (-np.arange(0, d_model, 2) / d_model)
    c, s = np.cos(k * w), np.sin(k * w)
    M = np.diag(np.repeat(c, 2))
    i = np.arange(0, d_model, 2)
    M[i, i + 1], M[i + 1, i] = s, -s
    return M
