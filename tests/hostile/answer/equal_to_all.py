# attack: returns a float that equals everything | expect: fail or error
class Any(float):
    __eq__ = __ge__ = __le__ = lambda self, other: True
    __hash__ = float.__hash__

    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__


def double(x):
    return Any(1.0)
