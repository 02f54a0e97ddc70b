"""Moves by t along (y_i, -y_j), the direction that keeps the equality."""

import numpy as np


def _range(a, y, C):
    return (-a, C - a) if y > 0 else (a - C, a)


def _t_range(a_i, a_j, y_i, y_j, C):
    lo_i, hi_i = _range(a_i, y_i, C)
    lo_j, hi_j = _range(a_j, -y_j, C)
    return max(lo_i, lo_j), min(hi_i, hi_j)


def pair_bounds(a_i, a_j, y_i, y_j, C):
    lo, hi = _t_range(a_i, a_j, y_i, y_j, C)
    return tuple(sorted((a_j - y_j * lo, a_j - y_j * hi)))


def pair_step(a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
    lo, hi = _t_range(a_i, a_j, y_i, y_j, C)
    slope, eta = E_j - E_i, k_ii + k_jj - 2 * k_ij

    def gain(t):
        return slope * t - eta * t * t / 2

    if eta > 0:
        t = np.clip(slope / eta, lo, hi)
    else:
        t = 0.0 if gain(lo) == gain(hi) else max(lo, hi, key=gain)
    new = np.array([a_i + y_i * t, a_j - y_j * t])
    new[np.abs(new) <= 1e-8 * C] = 0
    new[np.abs(new - C) <= 1e-8 * C] = C
    return tuple(new)


def new_bias(b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
    K = np.array([[k_ii, k_ij], [k_ij, k_jj]])
    both = b - np.array([E_i, E_j]) - K @ np.array([d_i, d_j])
    free = [0 < a < C for a in (new_a_i, new_a_j)]
    return both[free.index(True)] if any(free) else both.mean()
