# attack: takes its arguments by name only | expect: pass
def double(*, x):
    return 2 * x
