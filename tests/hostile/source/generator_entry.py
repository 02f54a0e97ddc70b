# attack: hands in a function that yields | expect: fail | says: `generator`
def double(x):
    yield 2 * x
