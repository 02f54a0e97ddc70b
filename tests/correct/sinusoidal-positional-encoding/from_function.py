import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    def entry(pos, j):
        angle = pos * base ** (-2 * (j // 2) / d_model)
        return np.where(j % 2 == 0, np.sin(angle), np.cos(angle))

    return np.fromfunction(entry, (num_positions, d_model), dtype=np.float64)
