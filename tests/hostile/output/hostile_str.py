# attack: raises an exception that cannot be shown | expect: error
class Silent(Exception):
    def __str__(self):
        raise Silent

    __repr__ = __str__


def double(x):
    raise Silent
