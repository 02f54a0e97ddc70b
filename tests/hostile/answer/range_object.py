# attack: returns an object that looks like numbers | expect: fail | says: `range`
def double(x):
    return range(15)
