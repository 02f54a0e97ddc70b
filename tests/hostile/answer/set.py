# attack: returns a set | expect: fail | says: `set`
def double(x):
    return set((2 * x).ravel())
