# attack: returns a named tuple whose fields are not what it holds | expect: fail
class Pair(tuple):
    _fields = ("a", "b")

    def __iter__(self):
        while True:
            yield 1.0


def double(x):
    return Pair([1.0, 2.0])
