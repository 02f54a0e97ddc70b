# attack: adds up so many terms that the compiler recurses | expect: error or crash
y = @TERMS@


def double(x):
    return 2 * x
