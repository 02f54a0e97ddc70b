# expect: fail; mistake: none; pi/2 with five digits
import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    j = np.arange(d_model)
    a = np.arange(num_positions)[:, None] / base ** ((j - j % 2) / d_model)
    return np.sin(a + j % 2 * 1.5708)
