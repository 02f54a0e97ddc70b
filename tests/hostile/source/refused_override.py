# attack: is told by an override which function was called | expect: fail | says: calls `numpy.matmul` | exercise: product
import numpy as np


class Spy(np.ndarray):
    def __array_ufunc__(self, function, method, *inputs, **named):
        return function(*[np.asarray(i) for i in inputs])


def product(a, b):
    np.linalg.pinv(a.view(Spy))
    return getattr(np, "mat" + "mul")(a.view(Spy), b)
