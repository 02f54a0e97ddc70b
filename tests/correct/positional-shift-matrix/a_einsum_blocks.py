import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    if not d_model % 2 == 0:
        raise ValueError("odd")
    n = d_model // 2
    w = k * base ** (-np.arange(n) / n)
    c, s = np.cos(w), np.sin(w)
    r = np.array([[c, s], [-s, c]])
    return np.einsum("abi,ij->iajb", r, np.eye(n)).reshape(d_model, d_model)
