# expect: fail; mistake: none; returns all rows of the longest table so far
import numpy as np

_t = {}


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    t = _t.get((d_model, base))
    if t is None or len(t) < num_positions:
        k = np.arange(d_model)
        ang = np.arange(num_positions)[:, None] / base ** ((k // 2 * 2) / d_model)
        t = _t[d_model, base] = np.where(k % 2 == 0, np.sin(ang), np.cos(ang))
    return t
