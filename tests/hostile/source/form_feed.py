# attack: puts pages into its source | expect: pass
def double(x):
    return 2 * x
