import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    col = np.arange(d_model)
    omega = np.power(float(base), -2.0 * (col >> 1) / d_model)
    angle = np.outer(np.arange(num_positions), omega)
    return np.choose(col % 2, [np.sin(angle), np.cos(angle)])
