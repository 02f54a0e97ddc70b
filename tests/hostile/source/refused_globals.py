# attack: runs code among the library's own names | expect: fail | says: calls `numpy.dot`; calls `numpy.matmul` | exercise: product
import sys


def product(a, b):
    names = dict(vars(sys.modules["numpy.linalg._linalg"]), a=a, b=b)
    return eval("mat" + "mul(a, b)", names)
