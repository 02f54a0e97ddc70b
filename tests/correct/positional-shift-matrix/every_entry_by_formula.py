import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    if d_model % 2 != 0:
        raise ValueError
    r, c = np.ogrid[:d_model, :d_model]
    b = k * base ** (-(r // 2 * 2) / d_model)
    phase = (c % 2 - r % 2) * (np.pi / 2)
    val = np.where(r % 2 == c % 2, np.cos(b), np.where(r < c, np.sin(b), -np.sin(b)))
    return np.where(r // 2 == c // 2, val, 0.0)
