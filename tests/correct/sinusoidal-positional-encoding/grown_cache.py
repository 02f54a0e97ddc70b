import numpy as np

_tables = {}


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    table = _tables.get((d_model, base))
    if table is None or len(table) < num_positions:
        j = np.arange(d_model)
        a = np.arange(num_positions)[:, None] * base ** (-(j - j % 2) / d_model)
        table = _tables[d_model, base] = np.where(j % 2, np.cos(a), np.sin(a))
    return table[:num_positions].copy()
