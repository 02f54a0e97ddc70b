# expect: fail; mistake: base-ignored; the paper's base is written into the formula
import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    if d_model % 2:
        raise ValueError("odd")
    a = k * 1e4 ** (-np.arange(0, d_model, 2) / d_model)
    turn = np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]])
    m = np.zeros((d_model // 2, 2, d_model // 2, 2))
    i = np.arange(d_model // 2)
    m[i, :, i, :] = turn.transpose(2, 0, 1)
    return m.reshape(d_model, d_model)
