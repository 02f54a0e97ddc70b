# attack: returns lists of numbers of a class of its own | expect: fail | says: `Number`
class Number(int):
    def __index__(self):
        raise SystemExit


def double(x):
    return [[Number(1)] * 5] * 3
