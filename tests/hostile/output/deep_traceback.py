# attack: fails in a very deep recursion | expect: error | says: `ZeroDivisionError` at line
def double(x, n=900):
    return double(x, n - 1) if n else 1 / 0
