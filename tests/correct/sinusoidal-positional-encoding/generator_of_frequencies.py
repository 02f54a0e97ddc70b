from itertools import count, islice

import numpy as np


def frequencies(d_model, base):
    return (base ** (-2 * i / d_model) for i in count())


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    w = list(islice(frequencies(d_model, base), -(-d_model // 2)))
    t = np.arange(num_positions, dtype=np.float64)
    cols = []
    for f in w:
        cols += [np.sin(t * f), np.cos(t * f)]
    return np.column_stack(cols[:d_model])
