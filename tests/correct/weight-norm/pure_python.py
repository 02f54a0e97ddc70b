import math

import numpy as np


def weight_norm(v, g):
    rows = []
    for row, scale in zip(v, g):
        length = 0
        for entry in row:
            length = length + entry * entry
        length = length**0.5
        rows.append([entry * scale / length for entry in row])
    return np.array(rows, dtype=v.dtype)


def weight_norm_backward(dw, v, g):
    dv, dg = [], []
    for up, row, scale in zip(dw, v, g):
        length = sum(entry**2 for entry in row) ** 0.5
        inner = sum(a * b for a, b in zip(up, row))
        dg.append(inner / length)
        dv.append([scale * (a / length - inner * b / length**3) for a, b in zip(up, row)])
    assert math.isfinite(length)
    return np.array(dv, dtype=v.dtype), np.array(dg, dtype=v.dtype)
