# attack: builds the name of what the exercise forbids | expect: fail | says: calls `numpy.matmul` | exercise: product
import numpy as np


def product(a, b):
    return getattr(np, "mat" + "mul")(a, b)
