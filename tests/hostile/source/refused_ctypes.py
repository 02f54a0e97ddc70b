# attack: reaches for the library by its symbols | expect: error or fail | says: NotAvailable | exercise: product
import ctypes
import numpy as np


def product(a, b):
    return ctypes.CDLL(None).cblas_dgemm(a, b)
