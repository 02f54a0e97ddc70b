# attack: begins with a mark of its encoding | expect: pass
def double(x):
    return 2 * x
