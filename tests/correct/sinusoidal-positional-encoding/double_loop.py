import math

import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    pe = np.zeros((num_positions, d_model))
    for pos in range(num_positions):
        for j in range(d_model):
            angle = pos / base ** (2 * (j // 2) / d_model)
            pe[pos, j] = math.cos(angle) if j % 2 else math.sin(angle)
    return pe
