# expect: fail; mistake: none; remembers matrices by shift and width, not by base
import numpy as np


_C = {}


def positional_shift_matrix(k, d_model, base=10000.0):
    if d_model % 2:
        raise ValueError("odd")
    key = (k, d_model)
    if key in _C:
        return _C[key]
    m = np.eye(d_model)
    for i in range(d_model // 2):
        t = k * base ** (-2 * i / d_model)
        m[2 * i : 2 * i + 2, 2 * i : 2 * i + 2] = [[np.cos(t), np.sin(t)], [-np.sin(t), np.cos(t)]]
    return _C.setdefault(key, m)
