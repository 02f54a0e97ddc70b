# expect: fail; mistake: exponent-halved; the exponent of pair i is i/d_model
import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    if d_model % 2:
        raise ValueError("odd")
    m = np.zeros((d_model, d_model))
    for i in range(d_model // 2):
        a = k / base ** (i / d_model)
        m[2 * i : 2 * i + 2, 2 * i : 2 * i + 2] = [[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]]
    return m
