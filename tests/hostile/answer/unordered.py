# attack: returns what cannot be compared by size | expect: fail | says: not far below 0 | exercise: pair
def pair(x):
    return 2 * x, None
