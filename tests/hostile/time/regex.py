# attack: makes a regular expression backtrack for years | expect: timeout | exercise: single-double
import re


def double(x):
    re.match(r"(a|aa)+$", "a" * 60 + "b")
    return 2 * x
