# expect: fail; mistake: none; moves values within 2e-8 C of a bound onto it
import numpy as np


def pair_bounds(a_i, a_j, y_i, y_j, C):
    if y_i != y_j:
        return (max(0.0, a_j - a_i), min(C, C + a_j - a_i))
    return (max(0.0, a_i + a_j - C), min(C, a_i + a_j))


def pair_step(a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
    L, H = pair_bounds(a_i, a_j, y_i, y_j, C)
    slope = y_j * (E_i - E_j)
    eta = k_ii + k_jj - 2 * k_ij

    def gain(end):
        return slope * (end - a_j) - eta / 2 * (end - a_j) ** 2

    if eta > 0:
        new_a_j = min(max(a_j + slope / eta, L), H)
    elif gain(L) == gain(H):
        new_a_j = a_j
    else:
        new_a_j = L if gain(L) > gain(H) else H
    new_a_i = a_i + y_i * y_j * (a_j - new_a_j)
    return (snap(new_a_i, C), snap(new_a_j, C))


def snap(a, C):
    """Move a value that is within rounding of a bound onto the bound."""
    for bound in (0.0, C):
        if abs(a - bound) <= 2e-08 * C:
            return bound
    return a


def new_bias(b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
    b_i = b - E_i - d_i * k_ii - d_j * k_ij
    b_j = b - E_j - d_i * k_ij - d_j * k_jj
    if 0 < new_a_i < C:
        return b_i
    if 0 < new_a_j < C:
        return b_j
    return (b_i + b_j) / 2
