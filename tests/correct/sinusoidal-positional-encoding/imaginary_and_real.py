import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    h = (d_model + 1) // 2
    z = np.exp(
        1j * np.arange(num_positions, dtype=float)[:, None] / base ** (2 * np.arange(h) / d_model)
    )
    return np.stack([z.imag, z.real], -1).reshape(num_positions, 2 * h)[:, :d_model].copy()
