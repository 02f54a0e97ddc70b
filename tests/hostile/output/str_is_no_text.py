# attack: raises an exception whose text is a number | expect: error
class Odd(Exception):
    def __str__(self):
        return 5


def double(x):
    raise Odd
