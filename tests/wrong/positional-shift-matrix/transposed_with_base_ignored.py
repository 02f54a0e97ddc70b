# expect: fail; mistake: rotation-transposed; two mistakes: the inverse shift, base ignored
import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    if d_model % 2:
        raise ValueError("odd")
    m = np.eye(d_model)
    for i in range(d_model // 2):
        t = k * 10000.0 ** (-2 * i / d_model)
        m[2 * i : 2 * i + 2, 2 * i : 2 * i + 2] = [[np.cos(t), -np.sin(t)], [np.sin(t), np.cos(t)]]
    return m
