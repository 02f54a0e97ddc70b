# attack: returns the bytes of the answer | expect: fail | says: `bytes`
def double(x):
    return (2 * x).tobytes()
