import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    if d_model % 2 != 0:
        raise ValueError("d_model must be even")
    w = np.repeat(base ** (-np.arange(0, d_model, 2) / d_model), 2)
    signs = np.tile([1.0, -1.0], d_model // 2)
    main = np.diag(np.cos(k * w))
    other = np.eye(d_model)[np.arange(d_model) ^ 1] * (np.sin(k * w) * signs)[:, None]
    return main + other
