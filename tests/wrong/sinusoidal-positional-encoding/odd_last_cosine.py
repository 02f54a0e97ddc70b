# expect: fail; mistake: none; the last column of an odd width is a cosine
import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    half = (d_model + 1) // 2
    w = base ** (-2 * np.arange(half) / d_model)
    a = np.arange(num_positions)[:, None] * w
    pe = np.stack([np.sin(a), np.cos(a)], -1).reshape(num_positions, -1)[:, :d_model]
    if d_model % 2:
        pe[:, -1] = np.cos(a[:, -1])
    return pe
