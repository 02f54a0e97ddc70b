# attack: calls what the exercise forbids and hides that it was refused | expect: fail | says: calls `numpy.matmul` | exercise: product
import numpy as np


def product(a, b):
    try:
        return getattr(np, "mat" + "mul")(a, b)
    except BaseException:
        return (a[:, :, None] * b).sum(1)
