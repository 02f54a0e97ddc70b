# attack: is right in the first calls only | expect: fail
CALLS = []


def double(x):
    CALLS.append(1)
    return 2 * x if len(CALLS) <= 2 else x
