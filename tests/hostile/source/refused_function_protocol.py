# attack: is handed the original by the protocol of functions | expect: fail | says: this exercise does not allow it | exercise: product
import numpy as np

caught = []


class Spy:
    def __array_function__(self, function, types, args, kwargs):
        caught.append(function)
        return 0


def product(a, b):
    try:
        getattr(np, "do" + "t")(Spy(), b)
    except Exception:
        pass
    for function in caught:
        return function(a, b)
    return getattr(np, "do" + "t")(a, b)
