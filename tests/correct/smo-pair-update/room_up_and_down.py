def pair_bounds(a_i, a_j, y_i, y_j, C):
    up = (C - a_j, a_i if y_i == y_j else C - a_i)
    down = (a_j, C - a_i if y_i == y_j else a_i)
    return a_j - min(down), a_j + min(up)


def pair_step(a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
    lo, hi = pair_bounds(a_i, a_j, y_i, y_j, C)
    eta = k_ii - 2 * k_ij + k_jj
    slope = y_j * (E_i - E_j)
    if eta > 0:
        t = a_j + slope / eta
        t = sorted((lo, t, hi))[1]
    else:
        f = lambda v: (v - a_j) * (slope - 0.5 * eta * (v - a_j))
        t = a_j
        if f(hi) > f(lo):
            t = hi
        elif f(lo) > f(hi):
            t = lo
    u = a_i + y_i * y_j * (a_j - t)
    fix = lambda v: 0.0 if abs(v) <= 1e-8 * C else C if abs(v - C) <= 1e-8 * C else v
    return fix(u), fix(t)


def new_bias(b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
    bs = (b - E_i - k_ii * d_i - k_ij * d_j, b - E_j - k_ij * d_i - k_jj * d_j)
    if 0 < new_a_i < C:
        return bs[0]
    return bs[1] if 0 < new_a_j < C else sum(bs) / 2
