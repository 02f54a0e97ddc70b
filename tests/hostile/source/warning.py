# attack: is written so that the compiler warns | expect: pass
y = "\d" "x" is "dx"


def double(x):
    return 2 * x
