# attack: takes for ever to turn its exception into text | expect: error or timeout or fail
import re


class Slow(Exception):
    def __str__(self):
        return str(re.match("(a+)+$", "a" * 40 + "b"))


def double(x):
    raise Slow
