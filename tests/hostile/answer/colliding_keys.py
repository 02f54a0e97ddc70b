# attack: returns a dict of numbers that all fall into one slot | expect: fail
def double(x):
    return {n * (2**61 - 1): 0 for n in range(1, 5)}
