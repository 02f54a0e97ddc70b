# attack: has itself told which function is called | expect: error or fail | says: NotAvailable | exercise: product
import sys
import numpy as np

calls = []


def product(a, b):
    sys.setprofile(lambda frame, event, what: calls.append(what))
    np.linalg.pinv(a)
    sys.setprofile(None)
    return [c for c in calls if getattr(c, "__name__", "") == "dot"][0](a, b)
