# expect: fail; mistake: float32-angles; the frequencies are stored in float32
import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    rates = np.power(base, -np.arange(0, d_model, 2) / d_model).astype(np.float32)
    a = np.arange(num_positions)[:, None] * rates.astype(np.float64)
    return np.stack([np.sin(a), np.cos(a)], axis=2).reshape(num_positions, -1)[:, :d_model]
