"""Platt's order: a_j is moved onto the bound before a_i is computed from it."""

TOLERANCE = 1e-8


def pair_bounds(a_i, a_j, y_i, y_j, C):
    s = y_i * y_j
    if s > 0:
        gamma = a_i + a_j
        return max(0, gamma - C), min(C, gamma)
    gamma = a_i - a_j
    return max(0, -gamma), min(C, C - gamma)


def _snap(a, C):
    if a < TOLERANCE * C:
        return 0.0
    if a > C * (1 - TOLERANCE):
        return C
    return a


def pair_step(a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
    s = y_i * y_j
    L, H = pair_bounds(a_i, a_j, y_i, y_j, C)
    if L == H:
        return a_i, a_j
    eta = k_ii + k_jj - 2 * k_ij
    if eta > 0:
        a2 = a_j + y_j * (E_i - E_j) / eta
        a2 = L if a2 < L else H if a2 > H else a2
    else:
        f1 = y_i * E_i - a_i * k_ii - s * a_j * k_ij
        f2 = y_j * E_j - s * a_i * k_ij - a_j * k_jj
        costs = []
        for end in (L, H):
            other = a_i + s * (a_j - end)
            costs.append(
                other * f1
                + end * f2
                + other * other * k_ii / 2
                + end * end * k_jj / 2
                + s * end * other * k_ij
            )
        if costs[0] < costs[1] - 1e-12:
            a2 = L
        elif costs[0] > costs[1] + 1e-12:
            a2 = H
        else:
            a2 = a_j
    a2 = _snap(a2, C)
    return _snap(a_i + s * (a_j - a2), C), a2


def new_bias(b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
    b1 = -E_i - d_i * k_ii - d_j * k_ij + b
    b2 = -E_j - d_i * k_ij - d_j * k_jj + b
    if new_a_i not in (0, C):
        return b1
    return b2 if new_a_j not in (0, C) else 0.5 * (b1 + b2)
