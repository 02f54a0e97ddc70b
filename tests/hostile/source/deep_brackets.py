# attack: nests brackets until the parser gives up | expect: error or crash
y = @BRACKETS@


def double(x):
    return 2 * x
