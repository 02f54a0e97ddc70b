# expect: fail; mistake: none; angles are reduced by 2 * 3.14159265
import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    j = np.arange(d_model)
    a = np.arange(num_positions)[:, None] / base ** ((j - j % 2) / d_model)
    a = a % (2 * 3.14159265)
    return np.where(j % 2 == 0, np.sin(a), np.cos(a))
