from fractions import Fraction as F


def pair_bounds(a_i, a_j, y_i, y_j, C):
    if y_i * y_j > 0:
        return max(0.0, a_i + a_j - C), min(C, a_i + a_j)
    return max(0.0, a_j - a_i), min(C, C - a_i + a_j)


def pair_step(a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
    L, H = map(F, pair_bounds(a_i, a_j, y_i, y_j, C))
    ai, aj, g = F(a_i), F(a_j), y_j * (F(E_i) - F(E_j))
    eta = F(k_ii) + F(k_jj) - 2 * F(k_ij)
    if eta > 0:
        j = min(max(aj + g / eta, L), H)
    else:
        f = lambda t: g * (t - aj) - eta * (t - aj) ** 2 / 2
        j = aj if f(L) == f(H) else max(L, H, key=f)
    i = ai + y_i * y_j * (aj - j)
    c = float(C)
    s = lambda v: 0.0 if abs(v) <= 1e-8 * c else c if abs(c - v) <= 1e-8 * c else v
    return s(float(i)), s(float(j))


def new_bias(b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
    bi = F(b) - F(E_i) - F(d_i) * F(k_ii) - F(d_j) * F(k_ij)
    bj = F(b) - F(E_j) - F(d_i) * F(k_ij) - F(d_j) * F(k_jj)
    return float(bi if 0 < new_a_i < C else bj if 0 < new_a_j < C else (bi + bj) / 2)
