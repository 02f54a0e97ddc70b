# attack: is no Python | expect: error | says: syntax error at line
def double(x:
    return 2 * x
