# attack: recurses without end | expect: error | says: `RecursionError`
def double(x):
    return double(x)
