# expect: fail; mistake: box-only; nothing is clipped to [L, H], and snapping holds values in [0, C]
def pair_bounds(a_i, a_j, y_i, y_j, C):
    if y_i != y_j:
        return max(0, a_j - a_i), min(C, C + a_j - a_i)
    return max(0, a_i + a_j - C), min(C, a_i + a_j)


def _snap(a, C):
    if a < 1e-8 * C:
        return 0.0
    if a > C - 1e-8 * C:
        return C
    return a


def pair_step(a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
    L, H = pair_bounds(a_i, a_j, y_i, y_j, C)
    eta = k_ii + k_jj - 2 * k_ij
    g = y_j * (E_i - E_j)
    if eta > 0:
        a = a_j + g / eta
    else:

        def W(t):
            return g * (t - a_j) - 0.5 * eta * (t - a_j) ** 2

        a = L if W(L) > W(H) else H if W(H) > W(L) else a_j
    a = _snap(a, C)
    return _snap(a_i + y_i * y_j * (a_j - a), C), a


def new_bias(b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
    b_i = b - E_i - d_i * k_ii - d_j * k_ij
    b_j = b - E_j - d_i * k_ij - d_j * k_jj
    if 0 < new_a_i < C:
        return b_i
    if 0 < new_a_j < C:
        return b_j
    return (b_i + b_j) / 2
