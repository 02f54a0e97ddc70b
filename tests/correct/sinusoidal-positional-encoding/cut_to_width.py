import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    pairs = np.arange((d_model + 1) // 2, dtype=float)
    angles = np.arange(num_positions)[:, None] * np.exp2(-2 * pairs / d_model * np.log2(base))
    out = np.full((num_positions, 2 * len(pairs)), np.nan)
    out[:, ::2], out[:, 1::2] = np.sin(angles), np.cos(angles)
    return np.delete(out, np.s_[d_model:], axis=1)
