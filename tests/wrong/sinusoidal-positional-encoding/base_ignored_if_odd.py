# expect: fail; mistake: none; the branch for odd widths has 10000 built in
import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    if d_model % 2:
        wide = np.arange(d_model + 1)
        a = np.arange(num_positions)[:, None] / 10000 ** ((wide - wide % 2) / d_model)
        return np.where(wide % 2 == 0, np.sin(a), np.cos(a))[:, :-1]
    j = np.arange(d_model)
    a = np.arange(num_positions)[:, None] / base ** ((j - j % 2) / d_model)
    return np.where(j % 2 == 0, np.sin(a), np.cos(a))
