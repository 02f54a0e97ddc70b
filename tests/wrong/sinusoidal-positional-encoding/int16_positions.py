# expect: fail; mistake: none; positions beyond 32767 do not fit
import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    j = np.arange(d_model)
    a = np.arange(num_positions).astype(np.int16)[:, None] / base ** ((j - j % 2) / d_model)
    return np.where(j % 2 == 0, np.sin(a), np.cos(a))
