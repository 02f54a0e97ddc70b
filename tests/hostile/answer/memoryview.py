# attack: returns a view of the answer's memory | expect: fail | says: `memoryview`
def double(x):
    return memoryview(2 * x)
