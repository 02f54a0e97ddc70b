# attack: computes nothing in one timed call of eight | expect: fail | says: the timed result is wrong | exercise: timed-double
CALLS = [0]


def double(x):
    if x.size < 100:
        return 2 * x
    CALLS[0] += 1
    return 2 * x if CALLS[0] % 8 else 3 * x
