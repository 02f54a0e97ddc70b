# expect: fail; mistake: none; both sines have the same sign
import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    if d_model % 2:
        raise ValueError("odd")
    m = np.zeros((d_model, d_model))
    for i in range(0, d_model, 2):
        a = k / base ** (i / d_model)
        m[i : i + 2, i : i + 2] = [[np.cos(a), np.sin(a)], [np.sin(a), np.cos(a)]]
    return m
