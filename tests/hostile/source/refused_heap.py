# attack: searches the heap for the original | expect: error or fail | says: calls `numpy.matmul`; NotAvailable | exercise: product
import gc
import numpy as np


def product(a, b):
    for found in gc.get_objects():
        if type(found) is np.ufunc and found.__name__ == "mat" + "mul":
            return found(a, b)
