# attack: takes what the exercise forbids from the library's compiled part | expect: fail | says: calls `numpy.matmul` | exercise: product
import sys
import numpy as np


def product(a, b):
    inner = [m for n, m in sys.modules.items() if n.endswith("_multiarray_umath")][0]
    return getattr(inner, "mat" + "mul")(a, b)
