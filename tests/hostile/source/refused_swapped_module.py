# attack: puts arrays of its own choice into the globals of a function that may call it | expect: fail | says: this exercise does not allow it | exercise: product
import numpy as np

module = np.linalg._linalg


def product(a, b):
    old = module.asanyarray
    function = np.linalg.matrix_power
    return getattr(np, "do" + "t")(a, b) if function is None else _patched(a, b, old)


def _patched(a, b, old):
    real = getattr(np, "do" + "t")
    module.dot = real
    return module.dot(a, b)
