# expect: fail; mistake: sin-cos-halves; two mistakes: base ignored, halves
import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    half = (d_model + 1) // 2
    w = 10000.0 ** (-2 * np.arange(half) / d_model)
    a = np.arange(num_positions)[:, None] * w
    return np.concatenate([np.sin(a), np.cos(a)], -1)[:, :d_model]
