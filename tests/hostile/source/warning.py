# attack: is written so that the compiler warns | expect: pass
y = "\dx" is "dx"


def double(x):
    return 2 * x
