# attack: returns an exception instead of raising it | expect: fail | says: `ValueError`
def double(x):
    return ValueError("x")
