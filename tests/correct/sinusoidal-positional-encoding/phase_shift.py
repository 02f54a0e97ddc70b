"""cos(a) = sin(a + pi/2): one sine for all columns."""

import numpy as np


def sinusoidal_positional_encoding(num_positions: int, d_model: int, base: float = 10000.0):
    j = np.arange(d_model)
    rates = 1.0 / np.power(float(base), (j - j % 2) / d_model)
    return np.sin(np.outer(np.arange(num_positions), rates) + (j % 2) * (np.pi / 2))
