"""Platt's original sign: eta is the second derivative, negative in the ordinary case."""

import numpy as np


def pair_bounds(a_i, a_j, y_i, y_j, C):
    if y_i == y_j:
        return np.maximum(0, a_i + a_j - C), np.minimum(C, a_i + a_j)
    return np.maximum(0, a_j - a_i), np.minimum(C, C + a_j - a_i)


def pair_step(a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
    L, H = pair_bounds(a_i, a_j, y_i, y_j, C)
    eta = 2 * k_ij - k_ii - k_jj
    if eta < 0:
        new = np.clip(a_j - y_j * (E_i - E_j) / eta, L, H)
    else:
        ends = np.array([L, H])
        gains = y_j * (E_i - E_j) * (ends - a_j) + eta / 2 * (ends - a_j) ** 2
        new = a_j if gains[0] == gains[1] else ends[gains.argmax()]
    result = np.array([a_i + y_i * y_j * (a_j - new), new], dtype=float)
    result = np.where(result < 1e-8 * C, 0.0, result)
    return list(np.where(result > C - 1e-8 * C, C, result))


def new_bias(b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
    b_i = b - E_i - np.dot([d_i, d_j], [k_ii, k_ij])
    b_j = b - E_j - np.dot([d_i, d_j], [k_ij, k_jj])
    return np.select(
        [np.logical_and(0 < new_a_i, new_a_i < C), np.logical_and(0 < new_a_j, new_a_j < C)],
        [b_i, b_j],
        (b_i + b_j) / 2,
    )
