# attack: takes what the exercise forbids from the module that binds it | expect: fail | says: calls `numpy.dot` | exercise: product
import sys


def product(a, b):
    return vars(sys.modules["numpy._core.multiarray"])["do" + "t"](a, b)
