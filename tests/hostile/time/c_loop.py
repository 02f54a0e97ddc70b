# attack: stays inside one call of C that no Python signal interrupts | expect: timeout | exercise: single-double
def double(x):
    return x + sum(range(10**13))
