# attack: returns a generator | expect: fail | says: `generator`
def double(x):
    return (row for row in 2 * x)
