def pair_bounds(a_i, a_j, y_i, y_j, C):
    s = y_i * y_j
    if s < 0:
        d = a_j - a_i
        return (d if d > 0 else 0.0), (C + d if d < 0 else C)
    t = a_j + a_i
    return (t - C if t > C else 0.0), (t if t < C else C)


def pair_step(a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
    L, H = pair_bounds(a_i, a_j, y_i, y_j, C)
    # move y_i a_i by u and y_j a_j by -u
    eta = k_ii - 2 * k_ij + k_jj
    rise = E_j - E_i
    us = sorted(((a_j - L) * y_j, (a_j - H) * y_j))
    if eta > 0:
        u = min(max(rise / eta, us[0]), us[1])
    else:
        vals = [rise * u - eta / 2 * u * u for u in us]
        u = 0.0 if vals[0] == vals[1] else us[vals.index(max(vals))]
    out = []
    for v in (a_i + y_i * u, a_j - y_j * u):
        out.append(0.0 if v <= 1e-8 * C else C if v >= C - 1e-8 * C else v)
    return tuple(out)


def new_bias(b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
    e_i = E_i + k_ii * d_i + k_ij * d_j
    e_j = E_j + k_ij * d_i + k_jj * d_j
    if new_a_i > 0 and new_a_i < C:
        return b - e_i
    if new_a_j > 0 and new_a_j < C:
        return b - e_j
    return b - 0.5 * (e_i + e_j)
