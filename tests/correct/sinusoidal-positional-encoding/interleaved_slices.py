import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    pos = np.arange(num_positions, dtype=np.float64)[:, None]
    div = np.exp(np.arange(0, d_model, 2) * (-np.log(base) / d_model))
    pe = np.empty((num_positions, d_model))
    pe[:, 0::2] = np.sin(pos * div)
    pe[:, 1::2] = np.cos(pos * div[: d_model // 2])
    return pe
