# expect: fail; mistake: label-of-partner; the step carries the label of i
def pair_bounds(a_i, a_j, y_i, y_j, C):
    if y_i != y_j:
        return max(0.0, a_j - a_i), min(C, C + a_j - a_i)
    return max(0.0, a_i + a_j - C), min(C, a_i + a_j)


def pair_step(a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
    L, H = pair_bounds(a_i, a_j, y_i, y_j, C)
    eta = k_ii + k_jj - 2 * k_ij
    slope = y_i * (E_i - E_j)
    if eta > 0:
        new = min(max(a_j + slope / eta, L), H)
    else:
        at_L = slope * (L - a_j) - eta * (L - a_j) ** 2 / 2
        at_H = slope * (H - a_j) - eta * (H - a_j) ** 2 / 2
        new = a_j if at_L == at_H else (L if at_L > at_H else H)

    def snapped(a):
        if abs(a) <= 1e-8 * C:
            return 0.0
        return C if abs(a - C) <= 1e-8 * C else a

    return snapped(a_i + y_i * y_j * (a_j - new)), snapped(new)


def new_bias(b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
    b_i = b - E_i - d_i * k_ii - d_j * k_ij
    b_j = b - E_j - d_i * k_ij - d_j * k_jj
    if 0 < new_a_i < C:
        return b_i
    if 0 < new_a_j < C:
        return b_j
    return (b_i + b_j) / 2
