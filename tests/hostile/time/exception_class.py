# attack: raises an exception whose class answers no question | expect: timeout | exercise: single-double
class Meta(type):
    @property
    def __mro__(cls):
        while True:
            pass


class Endless(Exception, metaclass=Meta):
    pass


def double(x):
    raise Endless
