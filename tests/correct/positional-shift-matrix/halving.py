import numpy as np


def step(d_model, base):
    w = np.power(base, -2.0 * np.arange(d_model // 2) / d_model)
    m = np.zeros((d_model, d_model), order="F")
    for i in range(d_model // 2):
        a, b = 2 * i, 2 * i + 1
        m[a, a], m[a, b], m[b, a], m[b, b] = np.cos(w[i]), np.sin(w[i]), -np.sin(w[i]), np.cos(w[i])
    return m


def positional_shift_matrix(k, d_model, base=10000.0):
    if d_model % 2:
        raise ValueError("no partner for the last sine")
    if k < 0:
        return positional_shift_matrix(-k, d_model, base).T
    if k == 0:
        return np.eye(d_model)
    half = positional_shift_matrix(k // 2, d_model, base)
    whole = half @ half
    return whole @ step(d_model, base) if k % 2 else whole
