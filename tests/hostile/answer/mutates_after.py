# attack: returns the right answer and spoils the inputs | expect: fail | says: was modified in place
def double(x):
    y = 2 * x
    x[...] = 0
    return y
