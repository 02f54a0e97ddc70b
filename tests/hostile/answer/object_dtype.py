# attack: returns an array of objects | expect: fail | says: array of dtype `object`
def double(x):
    return (2 * x).astype(object)
