# attack: is off by a little more than rounding | expect: fail | says: entries differ
def double(x):
    return 2 * x * (1 + 1e-9)
