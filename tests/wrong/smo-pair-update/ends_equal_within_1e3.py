# expect: fail; mistake: none; ends whose gains differ by less than 1e-3 count as equal
def pair_bounds(a_i, a_j, y_i, y_j, C):
    if y_i != y_j:
        return max(0.0, a_j - a_i), min(C, C + a_j - a_i)
    return max(0.0, a_i + a_j - C), min(C, a_i + a_j)


def _snap(a, C):
    if a <= 1e-8 * C:
        return 0.0
    return C if a >= C - 1e-8 * C else a


def pair_step(a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
    low, high = pair_bounds(a_i, a_j, y_i, y_j, C)
    eta = k_ii + k_jj - 2 * k_ij
    slope = y_j * (E_i - E_j)
    if eta > 0:
        new = min(max(a_j + slope / eta, low), high)
    else:
        gain = lambda t: slope * (t - a_j) - 0.5 * eta * (t - a_j) ** 2
        g_low, g_high = gain(low), gain(high)
        new = low if g_low > g_high + 1e-3 else high if g_high > g_low + 1e-3 else a_j
    other = a_i + y_i * y_j * (a_j - new)
    return _snap(other, C), _snap(new, C)


def new_bias(b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
    b_i = b - E_i - d_i * k_ii - d_j * k_ij
    b_j = b - E_j - d_i * k_ij - d_j * k_jj
    if 0 < new_a_i < C:
        return b_i
    if 0 < new_a_j < C:
        return b_j
    return (b_i + b_j) / 2
