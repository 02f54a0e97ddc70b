# expect: fail; mistake: none; each row is the previous one turned, in single precision
import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    pairs = (d_model + 1) // 2
    turn = np.exp(1j * base ** (-2 * np.arange(pairs) / d_model)).astype(np.complex64)
    steps = np.concatenate(
        [np.ones((1, pairs), np.complex64), np.tile(turn, (num_positions - 1, 1))]
    )
    z = np.cumprod(steps, axis=0).astype(complex)
    return np.stack([z.imag, z.real], axis=2).reshape(num_positions, -1)[:, :d_model]
