# expect: fail; mistake: assertion-for-error; an odd width raises AssertionError
import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    assert d_model % 2 == 0
    m = np.zeros((d_model, d_model))
    for i in range(0, d_model, 2):
        a = k / base ** (i / d_model)
        m[i : i + 2, i : i + 2] = [[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]]
    return m
