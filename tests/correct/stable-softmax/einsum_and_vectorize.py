import math

import numpy as np


def _exp(z):
    return np.vectorize(math.exp, otypes=[z.dtype])(z)


def softmax(x, axis=-1):
    z = np.swapaxes(x, axis, -1)
    e = _exp(z - np.sort(z, axis=-1)[..., -1:])
    return np.swapaxes(e / np.einsum("...i->...", e)[..., None], axis, -1)


def log_softmax(x, axis=-1):
    z = np.swapaxes(x, axis, -1)
    z = z - np.sort(z, axis=-1)[..., -1:]
    total = np.einsum("...i->...", _exp(z))[..., None]
    return np.swapaxes(z - np.log(total), axis, -1)
