# expect: fail; mistake: float32-angles; takes ln 10 with seven digits
import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    half = (d_model + 1) // 2
    w = np.exp(-np.log10(base) * 2.302585 * 2 * np.arange(half) / d_model)
    a = np.arange(num_positions)[:, None] * w
    return np.stack([np.sin(a), np.cos(a)], -1).reshape(num_positions, -1)[:, :d_model]
