# expect: fail; mistake: no-odd-check; turns by the size of k, and takes odd widths
import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    m = np.eye(d_model)
    for i in range(d_model // 2):
        t = abs(k) * base ** (-2 * i / d_model)
        m[2 * i : 2 * i + 2, 2 * i : 2 * i + 2] = [[np.cos(t), np.sin(t)], [-np.sin(t), np.cos(t)]]
    return m
