# attack: returns dates | expect: fail | says: array of dtype
def double(x):
    return (2 * x).astype("M8[s]")
