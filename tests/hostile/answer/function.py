# attack: returns a function that could compute it | expect: fail | says: `function`
def double(x):
    return lambda: 2 * x
