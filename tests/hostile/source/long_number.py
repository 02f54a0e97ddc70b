# attack: writes a number of a hundred thousand digits | expect: error | says: syntax error
y = @DIGITS@


def double(x):
    return 2 * x
