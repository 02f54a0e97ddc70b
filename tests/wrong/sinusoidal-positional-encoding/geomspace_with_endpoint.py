# expect: fail; mistake: last-timescale; the slowest frequency is exactly 1/base
import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    pairs = (d_model + 1) // 2
    a = np.outer(np.arange(num_positions), np.geomspace(1.0, 1.0 / base, pairs))
    return np.stack([np.sin(a), np.cos(a)], axis=2).reshape(num_positions, -1)[:, :d_model]
