# attack: returns the digits as text | expect: fail | says: dtype
def double(x):
    return (2 * x).astype(str)
