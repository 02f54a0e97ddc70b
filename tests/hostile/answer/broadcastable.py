# attack: returns one number for all, which `allclose` would spread | expect: fail | says: has shape (1, 1), expected (3, 5)
def double(x):
    return (2 * x)[:1, :1]
