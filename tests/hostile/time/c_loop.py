# attack: stays inside one call of C that no Python signal interrupts | expect: timeout
def double(x):
    return x + sum(range(10**13))
