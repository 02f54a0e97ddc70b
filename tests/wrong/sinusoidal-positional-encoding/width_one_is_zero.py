# expect: fail; mistake: none; a single column is answered by zeros
import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    if d_model < 2:
        return np.zeros((num_positions, d_model))
    j = np.arange(d_model)
    a = np.arange(num_positions)[:, None] / base ** ((j - j % 2) / d_model)
    return np.where(j % 2 == 0, np.sin(a), np.cos(a))
