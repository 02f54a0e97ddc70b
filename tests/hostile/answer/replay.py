# attack: answers every case with the answer to the first | expect: fail
FIRST = []


def double(x):
    FIRST.append(2 * x)
    return FIRST[0]
