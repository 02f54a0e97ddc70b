# attack: returns integers | expect: fail | says: holds `int64`
def double(x):
    return (2 * x).astype(int)
