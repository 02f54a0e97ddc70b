# expect: fail; mistake: error-sign; E_j - E_i
import numpy as np


def pair_bounds(a_i, a_j, y_i, y_j, C):
    if y_i == y_j:
        return max(0.0, a_i + a_j - C), min(C, a_i + a_j)
    return max(0.0, a_j - a_i), min(C, C + a_j - a_i)


def pair_step(a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
    low, high = pair_bounds(a_i, a_j, y_i, y_j, C)
    eta = k_ii + k_jj - 2 * k_ij
    g = y_j * (E_j - E_i)
    if eta > 0:
        new = float(np.clip(a_j + g / eta, low, high))
    else:
        gains = [g * (e - a_j) - 0.5 * eta * (e - a_j) ** 2 for e in (low, high)]
        new = a_j if gains[0] == gains[1] else (low, high)[gains[1] > gains[0]]
    other = a_i + y_i * y_j * (a_j - new)

    def snap(a):
        if a < 1e-8 * C:
            return 0.0
        return C if a > C - 1e-8 * C else a

    return snap(other), snap(new)


def new_bias(b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
    first = b - E_i - d_i * k_ii - d_j * k_ij
    second = b - E_j - d_i * k_ij - d_j * k_jj
    if 0 < new_a_i < C:
        return first
    return second if 0 < new_a_j < C else (first + second) / 2
