# attack: raises an exception whose text never ends | expect: timeout | exercise: single-double
class Endless(Exception):
    def __str__(self):
        while True:
            pass


def double(x):
    raise Endless
