# attack: multiplies matrices of the type whose `*` is `@` | expect: fail | says: this exercise does not allow it | exercise: product
import numpy as np


def product(a, b):
    return np.asarray(np.matrix(a) * np.matrix(b))
