import functools

_BOUNDS = {
    True: lambda a_i, a_j, C: (max(0, a_i + a_j - C), min(C, a_i + a_j)),
    False: lambda a_i, a_j, C: (max(0, a_j - a_i), min(C, C - a_i + a_j)),
}


def rounded_to_bounds(function):
    @functools.wraps(function)
    def wrapper(*args):
        C = args[-1]
        return tuple(
            0.0 if abs(a) < 1e-8 * C else C if abs(C - a) < 1e-8 * C else a for a in function(*args)
        )

    return wrapper


def pair_bounds(a_i, a_j, y_i, y_j, C):
    return _BOUNDS[y_i * y_j == 1](a_i, a_j, C)


@rounded_to_bounds
def pair_step(a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
    low, high = pair_bounds(a_i, a_j, y_i, y_j, C)
    eta = k_ii + k_jj - k_ij - k_ij
    slope = y_j * E_i - y_j * E_j
    if eta > 0:
        step = slope / eta
    else:
        steps = (low - a_j, high - a_j)
        gains = [slope * s - eta * s * s / 2 for s in steps]
        step = 0 if gains[0] == gains[1] else steps[gains.index(max(gains))]
    new = min(high, max(low, a_j + step))
    return a_i - y_i * y_j * (new - a_j), new


def new_bias(b, E_i, E_j, d_i, d_j, k_ii, k_jj, k_ij, new_a_i, new_a_j, C):
    biases = {
        new_a_j: b - E_j - d_i * k_ij - d_j * k_jj,
    }
    b_i = b - E_i - d_i * k_ii - d_j * k_ij
    if 0 < new_a_i < C:
        return b_i
    b_j = biases[new_a_j]
    return b_j if 0 < new_a_j < C else sum((b_i, b_j)) / 2
