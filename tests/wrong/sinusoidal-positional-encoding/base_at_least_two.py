# expect: fail; mistake: none; a base below 2 is taken for 2
import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    base = max(base, 2.0)
    half = (d_model + 1) // 2
    w = base ** (-2 * np.arange(half) / d_model)
    a = np.arange(num_positions)[:, None] * w
    out = np.stack([np.sin(a), np.cos(a)], -1).reshape(num_positions, -1)[:, :d_model]
    return out
