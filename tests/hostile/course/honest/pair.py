def pair(x):
    return 2 * x, -x
