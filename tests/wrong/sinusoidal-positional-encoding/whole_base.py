# expect: fail; mistake: none; the base is made an integer
import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    base = int(base)
    j = np.arange(d_model)
    a = np.arange(num_positions)[:, None] / base ** ((j - j % 2) / d_model)
    return np.where(j % 2 == 0, np.sin(a), np.cos(a))
