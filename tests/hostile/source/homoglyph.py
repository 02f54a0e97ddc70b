# attack: names two functions alike | expect: fail | says: entries differ
def dоuble(x):
    return 2 * x


def double(x):
    return x
