"""Lists the candidates and takes the one with the largest gain of the dual."""

import math


def pair_bounds(a_i, a_j, y_i, y_j, C):
    total = a_i * y_i + a_j * y_j
    ends = [y_j * (total - y_i * a) for a in (0, C)]
    return max(0, min(ends)), min(C, max(ends))


def pair_step(a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
    L, H = pair_bounds(a_i, a_j, y_i, y_j, C)
    eta = math.fsum((k_ii, k_jj, -2 * k_ij))

    def gain(a):
        step = a - a_j
        return y_j * (E_i - E_j) * step - 0.5 * eta * step**2

    if eta > 0:
        best = sorted([L, a_j + y_j * (E_i - E_j) / eta, H])[1]
    else:
        low, high = gain(L), gain(H)
        best = {True: H, False: L}[high > low] if low != high else a_j
    total = a_i * y_i + a_j * y_j
    pair = [y_i * (total - y_j * best), best]
    for n, a in enumerate(pair):
        for bound in (0.0, float(C)):
            if math.isclose(a, bound, rel_tol=0, abs_tol=1e-8 * C):
                pair[n] = bound
    return pair


def new_bias(b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
    b_i = b - (E_i + d_i * k_ii + d_j * k_ij)
    b_j = b - (E_j + d_i * k_ij + d_j * k_jj)
    return next(
        (bias for bias, a in ((b_i, new_a_i), (b_j, new_a_j)) if 0 < a < C), b_i / 2 + b_j / 2
    )
