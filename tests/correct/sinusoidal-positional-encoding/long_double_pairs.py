import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    half = (d_model + 1) // 2
    w = np.longdouble(base) ** (-2 * np.arange(half, dtype=np.longdouble) / d_model)
    a = np.arange(num_positions)[:, None, None] * w[None, :, None]
    pairs = np.concatenate([np.sin(a), np.cos(a)], axis=-1)
    return pairs.reshape(num_positions, 2 * half)[:, :d_model].astype(float)
