# attack: takes what a forbidden function is made of | expect: fail | says: calls `numpy.dot` | exercise: product
import numpy as np


def product(a, b):
    return getattr(np, "do" + "t")._implementation(a, b)
