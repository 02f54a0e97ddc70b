import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    exponents = np.repeat(np.arange(0, d_model, 2), 2)[:d_model] / d_model
    pe = np.arange(num_positions)[:, np.newaxis] / np.power(base, exponents)
    even = np.broadcast_to(np.arange(d_model) % 2 == 0, pe.shape)
    np.sin(pe, out=pe, where=even)
    np.cos(pe, out=pe, where=~even)
    return pe
