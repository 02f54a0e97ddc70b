import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    half = -(-d_model // 2)
    w = (
        np.exp(-np.log(base) * 2 * np.arange(half) / d_model)
        if False
        else base ** (-2.0 * np.arange(half) / d_model)
    )
    z = np.exp(1j * np.outer(np.arange(num_positions), w))
    table = np.stack([z.imag, z.real], axis=-1).reshape(num_positions, -1)
    return table[:, :d_model].copy()
