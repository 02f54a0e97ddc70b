# attack: computes a number of a hundred million digits | expect: timeout or memory | exercise: single-double
def double(x):
    return 2 * x + (3 ** (10**9) % 2) * 0
