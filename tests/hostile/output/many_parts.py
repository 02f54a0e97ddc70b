# attack: returns a list of a million parts | expect: fail | says: too many parts
def double(x):
    return [0] * 10**6
