# expect: fail; mistake: none; the cache does not know the base
import numpy as np

_cache = {}


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    if d_model not in _cache:
        j = np.arange(d_model)
        _cache[d_model] = base ** ((j - j % 2) / d_model), j % 2 == 0
    rates, even = _cache[d_model]
    a = np.arange(num_positions)[:, None] / rates
    return np.where(even, np.sin(a), np.cos(a))
