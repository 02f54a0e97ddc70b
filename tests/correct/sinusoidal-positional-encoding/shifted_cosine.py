"""A cosine is a sine a quarter turn further on; columns in one outer product."""

import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    column = np.arange(d_model)
    rate = np.reciprocal(np.power(float(base), (column & ~1) / d_model))
    angle = np.multiply.outer(np.arange(num_positions, dtype=float), rate)
    return np.where(column % 2, np.cos(angle), np.sin(angle))
