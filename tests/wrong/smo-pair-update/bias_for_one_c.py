# expect: fail; mistake: none; takes C for 1.5 when it asks which point is free
def pair_bounds(a_i, a_j, y_i, y_j, C):
    if y_i == y_j:
        return max(0, a_i + a_j - C), min(C, a_i + a_j)
    return max(0, a_j - a_i), min(C, C + a_j - a_i)


def pair_step(a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
    L, H = pair_bounds(a_i, a_j, y_i, y_j, C)
    eta = k_ii + k_jj - 2 * k_ij
    g = y_j * (E_i - E_j)
    if eta > 0:
        j = min(max(a_j + g / eta, L), H)
    else:
        f = lambda t: g * (t - a_j) - eta / 2 * (t - a_j) ** 2
        j = H if f(H) > f(L) else L if f(L) > f(H) else a_j
    i = a_i + y_i * y_j * (a_j - j)
    s = lambda v: 0.0 if v <= 1e-8 * C else C if v >= C - 1e-8 * C else v
    return s(i), s(j)


def new_bias(b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
    bi = b - E_i - d_i * k_ii - d_j * k_ij
    bj = b - E_j - d_i * k_ij - d_j * k_jj
    return bi if 0 < new_a_i < 1.5 else bj if 0 < new_a_j < 1.5 else (bi + bj) / 2
