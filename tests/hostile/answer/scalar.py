# attack: returns a number instead of an array | expect: fail | says: shape
def double(x):
    return float(x.sum())
