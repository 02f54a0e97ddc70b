# attack: is off by the smallest number there is | expect: pass
def double(x):
    return 2 * x + 5e-324
