# expect: fail; mistake: none; linspace(0, n, n) is not 0, 1, 2, ...
import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    j = np.arange(d_model)
    pos = np.linspace(0, num_positions, num_positions)
    a = pos[:, None] / base ** ((j - j % 2) / d_model)
    return np.where(j % 2 == 0, np.sin(a), np.cos(a))
