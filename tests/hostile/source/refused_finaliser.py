# attack: calls it from a finaliser during a collection | expect: fail | says: this exercise does not allow it | exercise: product
import gc

import numpy as np

found = []


class Last:
    def __init__(self, a, b):
        self.a, self.b, self.me = a, b, self

    def __del__(self):
        found.append(getattr(np, "do" + "t")(self.a, self.b))


def product(a, b):
    Last(a, b)
    gc.collect()
    return found[-1]
