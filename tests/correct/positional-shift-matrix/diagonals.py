"""Three diagonals: cosines on the main one, sines beside it in every second place."""

import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    half, odd = divmod(d_model, 2)
    if odd:
        raise ValueError(f"{d_model} is odd")
    turn = k * np.exp(-2.0 * np.arange(half) / d_model * np.log(base))
    beside = np.zeros(max(d_model - 1, 0))
    beside[::2] = np.sin(turn)
    return np.diag(np.cos(turn).repeat(2)) + np.diag(beside, 1) - np.diag(beside, -1)
