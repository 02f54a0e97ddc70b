# attack: returns booleans | expect: fail | says: holds `bool`
def double(x):
    return x > 0
