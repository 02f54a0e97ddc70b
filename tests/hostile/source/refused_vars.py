# attack: looks what the exercise forbids up in a dictionary | expect: fail | says: calls `numpy.matmul` | exercise: product
import numpy as np


def product(a, b):
    return vars(np)["mat" + "mul"](a, b)
