def _room(a, y, C):
    return (C - a, a) if y > 0 else (a, C - a)


def pair_bounds(a_i, a_j, y_i, y_j, C):
    grow_i, shrink_i = _room(a_i, y_i, C)
    grow_j, shrink_j = _room(a_j, y_j, C)
    up, down = min(grow_j, shrink_i), min(shrink_j, grow_i)
    ends = sorted((a_j + y_j * up, a_j - y_j * down))
    return max(0.0, ends[0]), min(C, ends[1])


def pair_step(a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
    lo, hi = pair_bounds(a_i, a_j, y_i, y_j, C)
    curvature = k_ii - 2 * k_ij + k_jj
    slope = y_j * (E_i - E_j)
    if curvature > 0:
        d = min(max(slope / curvature, lo - a_j), hi - a_j)
    else:
        gain = [slope * d - curvature * d * d / 2 for d in (lo - a_j, hi - a_j)]
        d = 0.0 if gain[0] == gain[1] else (lo - a_j if gain[0] > gain[1] else hi - a_j)
    out = []
    for a in (a_i - y_i * y_j * d, a_j + d):
        out.append(0.0 if a <= 1e-8 * C else C if a >= C - 1e-8 * C else a)
    return tuple(out)


def new_bias(b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
    candidates = [b - (E_i + d_i * k_ii + d_j * k_ij), b - (E_j + d_i * k_ij + d_j * k_jj)]
    free = [c for c, a in zip(candidates, (new_a_i, new_a_j)) if 0 < a < C]
    return free[0] if free else sum(candidates) / 2
