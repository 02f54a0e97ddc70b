import numpy as np


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    pairs = -(-d_model // 2)
    rates = np.logspace(0, -2 * (pairs - 1) / d_model, num=pairs, base=base)
    angles = np.einsum("p,f->pf", np.arange(num_positions, dtype=float), rates)
    columns = [f(angles[:, i]) for i in range(pairs) for f in (np.sin, np.cos)]
    return np.column_stack(columns[:d_model])
