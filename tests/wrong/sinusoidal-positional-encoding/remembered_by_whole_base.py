# expect: fail; mistake: none; remembers tables by the whole part of the base
import numpy as np


_C = {}


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    key = (num_positions, d_model, int(base))
    if key in _C:
        return _C[key]
    half = (d_model + 1) // 2
    w = base ** (-2 * np.arange(half) / d_model)
    a = np.arange(num_positions)[:, None] * w
    out = np.stack([np.sin(a), np.cos(a)], -1).reshape(num_positions, -1)[:, :d_model]
    return _C.setdefault(key, out)
