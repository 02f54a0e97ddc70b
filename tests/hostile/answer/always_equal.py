# attack: returns an object that is equal to everything | expect: fail | says: `Equal`
class Equal:
    def __eq__(self, other):
        return True

    __lt__ = __le__ = __gt__ = __ge__ = __eq__
    __sub__ = __abs__ = __float__ = __bool__ = lambda self, *_: 0
    shape, dtype, ndim = (3, 5), "float64", 2


def double(x):
    return Equal()
