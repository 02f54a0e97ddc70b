"""Sine and cosine are the imaginary and the real part of exp(i angle)."""

import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    pairs = (d_model + 1) // 2
    angle = np.divide.outer(np.arange(num_positions), base ** (2 * np.arange(pairs) / d_model))
    z = np.exp(1j * angle)
    return np.stack([z.imag, z.real], axis=-1).reshape(num_positions, 2 * pairs)[:, :d_model]
