# attack: returns an empty array | expect: fail | says: has shape
def double(x):
    return x[:0]
