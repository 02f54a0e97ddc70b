# expect: fail; mistake: halves-layout; two mistakes: the halves layout, turned backwards
import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    if d_model % 2:
        raise ValueError("odd")
    a = k / base ** (np.arange(0, d_model, 2) / d_model)
    c, s = np.diag(np.cos(a)), np.diag(np.sin(a))
    return np.block([[c, -s], [s, c]])
