# attack: raises an exception whose text is a class of its own | expect: error
class Text(str):
    def encode(self, *args):
        while True:
            pass

    def __getitem__(self, index):
        raise SystemExit

    __str__ = __len__ = __iter__ = __getitem__


class Odd(Exception):
    def __str__(self):
        return Text("x")


def double(x):
    raise Odd
