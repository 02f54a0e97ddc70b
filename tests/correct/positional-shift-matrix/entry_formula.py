import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    if d_model % 2 == 1:
        raise ValueError("odd")
    freqs = [base ** (-(j - j % 2) / d_model) for j in range(d_model)]
    return np.array(
        [
            [
                (i == j) * np.cos(k * freqs[i])
                + (i + 1 == j and i % 2 == 0) * np.sin(k * freqs[i])
                - (j + 1 == i and j % 2 == 0) * np.sin(k * freqs[i])
                for j in range(d_model)
            ]
            for i in range(d_model)
        ]
    )
