# expect: fail; mistake: none; computes the exponents in single precision
import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    k = np.arange(d_model)
    e = ((k // 2 * 2) / d_model).astype(np.float32)
    ang = np.arange(num_positions)[:, None] / base ** e.astype(float)
    return np.where(k % 2 == 0, np.sin(ang), np.cos(ang))
