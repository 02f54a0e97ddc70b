# expect: fail; mistake: none; entries below 1e-6 become 0
import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    if d_model % 2:
        raise ValueError("odd")
    m = np.eye(d_model)
    for i in range(d_model // 2):
        t = k * base ** (-2 * i / d_model)
        m[2 * i : 2 * i + 2, 2 * i : 2 * i + 2] = [[np.cos(t), np.sin(t)], [-np.sin(t), np.cos(t)]]
    m[abs(m) < 1e-6] = 0
    return m
