# expect: fail; mistake: sin-cos-halves; all sines first, then all cosines
import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    rates = base ** (-np.arange(0, d_model, 2) / d_model)
    a = np.outer(np.arange(num_positions), rates)
    return np.concatenate([np.sin(a), np.cos(a)[:, : d_model // 2]], axis=1)
