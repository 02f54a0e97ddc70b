# attack: returns an array of thirty axes | expect: fail or crash
def double(x):
    return (2 * x).reshape((1,) * 28 + (15,) + (1,))
