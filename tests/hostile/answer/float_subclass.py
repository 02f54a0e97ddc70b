# attack: returns a number of a class of its own | expect: fail | says: `Number`
class Number(float):
    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return 0.0


def double(x):
    return Number(1.0)
