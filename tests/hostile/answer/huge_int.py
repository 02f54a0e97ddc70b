# attack: returns a number of a thousand digits | expect: fail | says: an integer beyond 64 bits
def double(x):
    return 10**1000
