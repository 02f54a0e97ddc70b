# attack: returns nothing at all, which is nowhere too large | expect: fail | says: not far below 0 | exercise: pair
def pair(x):
    return 2 * x, -x[:0]
