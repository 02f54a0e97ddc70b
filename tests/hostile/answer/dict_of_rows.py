# attack: returns the rows by name | expect: fail
def double(x):
    return dict(enumerate(2 * x))
