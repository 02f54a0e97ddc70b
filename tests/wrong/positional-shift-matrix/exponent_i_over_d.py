# expect: fail; mistake: exponent-halved; i/d in place of 2i/d
import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    if d_model % 2 != 0:
        raise ValueError("d_model must be even")
    M = np.zeros((d_model, d_model))
    for i in range(d_model // 2):
        theta = k / np.power(base, i / d_model)
        c, s = np.cos(theta), np.sin(theta)
        M[2 * i : 2 * i + 2, 2 * i : 2 * i + 2] = np.array([[c, s], [-s, c]])
    return M
