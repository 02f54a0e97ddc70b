# attack: returns an iterator over the rows | expect: fail
def double(x):
    return iter(2 * x)
