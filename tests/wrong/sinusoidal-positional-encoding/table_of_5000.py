# expect: fail; mistake: none; a table of 5000 rows, later positions start again
import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    j = np.arange(d_model)
    pos = np.arange(num_positions) % 5000
    a = pos[:, None] / base ** ((j - j % 2) / d_model)
    return np.where(j % 2 == 0, np.sin(a), np.cos(a))
