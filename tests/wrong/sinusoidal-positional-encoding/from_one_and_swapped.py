# expect: fail; mistake: start-at-one; two mistakes: starts at 1, sine and cosine swapped
import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    half = (d_model + 1) // 2
    w = base ** (-2 * np.arange(half) / d_model)
    a = np.arange(1, num_positions + 1)[:, None] * w
    return np.stack([np.cos(a), np.sin(a)], -1).reshape(num_positions, -1)[:, :d_model]
