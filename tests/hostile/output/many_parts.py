# attack: returns a list of a million parts | expect: fail | says: more than 20000 parts
def double(x):
    return [0] * 10**6
