import itertools
from math import cos, sin

import numpy as np


def _row(pos, d_model, base):
    for i in itertools.count():
        angle = pos / base ** (2 * i / d_model)
        yield sin(angle)
        yield cos(angle)


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    rows = [list(itertools.islice(_row(p, d_model, base), d_model)) for p in range(num_positions)]
    return np.array(rows, dtype=np.float64).reshape(num_positions, d_model)
