# attack: has itself called at every step of the worker | expect: fail
import sys

sys.setprofile(lambda *args: None)


def double(x):
    return x
