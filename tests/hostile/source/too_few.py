# attack: takes fewer arguments than it must | expect: error | says: must take (x)
def double():
    return 2
