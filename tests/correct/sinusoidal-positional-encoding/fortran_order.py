"""Built column by column and returned transposed: not contiguous in C order."""

import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    pos = np.arange(num_positions).astype("f8")
    table = np.empty((d_model, num_positions))
    for j in range(d_model):
        rate = base ** ((j & ~1) / d_model)
        table[j] = (np.cos if j & 1 else np.sin)(pos / rate)
    return table.T
