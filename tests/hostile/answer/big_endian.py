# attack: returns numbers whose bytes stand the other way | expect: fail | says: array of dtype
def double(x):
    return (2 * x).astype(">f8")
