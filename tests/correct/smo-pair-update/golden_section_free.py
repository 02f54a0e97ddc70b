"""The parabola through three points of the dual gives its top."""


def _gain(a, a_j, y_j, E_i, E_j, eta):
    t = a - a_j
    return t * (y_j * (E_i - E_j) - t * eta / 2)


def pair_bounds(a_i, a_j, y_i, y_j, C):
    low, high = [], []
    # a_i(a) = a_i + s (a_j - a) must stay in [0, C]
    if y_i == y_j:
        low, high = [0, a_i + a_j - C], [C, a_i + a_j]
    else:
        low, high = [0, a_j - a_i], [C, C + a_j - a_i]
    return max(low), min(high)


def pair_step(a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
    L, H = pair_bounds(a_i, a_j, y_i, y_j, C)
    eta = (k_ii - k_ij) + (k_jj - k_ij)
    args = (a_j, y_j, E_i, E_j, eta)
    if eta > 0:
        top = a_j + y_j * (E_i - E_j) / eta
        new = top
        if not L <= top <= H:
            new = L if top < L else H
    elif _gain(L, *args) > _gain(H, *args):
        new = L
    elif _gain(L, *args) < _gain(H, *args):
        new = H
    else:
        new = a_j
    other = a_i + (a_j - new) * (1 if y_i == y_j else -1)
    return _pull(other, C), _pull(new, C)


def _pull(a, C):
    if a / C < 1e-8:
        return 0.0
    return float(C) if 1 - a / C < 1e-8 else float(a)


def new_bias(b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
    E_i, E_j = E_i + d_i * k_ii + d_j * k_ij, E_j + d_i * k_ij + d_j * k_jj
    if new_a_i > 0 and new_a_i < C:
        return b - E_i
    if new_a_j > 0 and new_a_j < C:
        return b - E_j
    return b - (E_i + E_j) / 2
