# attack: is handed the original by the operator's protocol | expect: fail | says: this exercise does not allow it | exercise: product
import numpy as np

caught = []


class Spy(np.ndarray):
    def __array_ufunc__(self, ufunc, method, *args, **kwargs):
        caught.append(ufunc)
        return np.zeros((1, 1))


def product(a, b):
    try:
        eval("x @ y", {"x": a.view(Spy), "y": b})
    except Exception:
        pass
    np.linalg.matrix_power(np.eye(2).view(Spy), 2)
    for ufunc in caught:
        if ufunc.__name__ == "mat" + "mul":
            return ufunc(a, b)
    return getattr(np, "do" + "t")(a, b)
