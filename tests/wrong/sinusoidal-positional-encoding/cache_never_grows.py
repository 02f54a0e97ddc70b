# expect: fail; mistake: none; the first table of a width is never made longer
import numpy as np

_tables = {}


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    if (d_model, base) not in _tables:
        j = np.arange(d_model)
        a = np.arange(num_positions)[:, None] / base ** ((j - j % 2) / d_model)
        _tables[d_model, base] = np.where(j % 2 == 0, np.sin(a), np.cos(a))
    return _tables[d_model, base][:num_positions].copy()
