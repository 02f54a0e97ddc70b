# attack: returns whole numbers of a million digits in a list | expect: fail or error
def double(x):
    return [10**300000] * 8
