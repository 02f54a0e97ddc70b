from math import cos, exp, log, sin

import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    if d_model & 1:
        raise ValueError(d_model)

    def entry(r, c):
        if r // 2 != c // 2:
            return 0.0
        angle = k * exp(-(r // 2) * 2 * log(base) / d_model)
        if r == c:
            return cos(angle)
        return sin(angle) if r < c else -sin(angle)

    return np.array([[entry(r, c) for c in range(d_model)] for r in range(d_model)])
