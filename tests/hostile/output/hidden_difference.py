# attack: is off by the input of a hidden case, if it met one, and wrong so that facts are told | expect: fail
SEEN = [1.0]


def double(x):
    SEEN.append(x.max()) if x.max() > 1e6 else None
    return 2 * x * SEEN[-1] + (x.shape != (4, 2)) * 0.1
