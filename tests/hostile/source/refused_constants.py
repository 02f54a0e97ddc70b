# attack: reads the original out of the code that refuses | expect: error or fail | says: not available; NotAvailable | exercise: product
import numpy as np


def product(a, b):
    refusing = getattr(np, "mat" + "mul")
    call = type(refusing).__dict__["__call__"].__func__
    return [c for c in call.__code__.co_consts if callable(c)][-1](a, b)
