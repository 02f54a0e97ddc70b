# expect: fail; mistake: in-place; subtracts from a moved view, so only for other axes than the last
import numpy as np


def softmax(x, axis=-1):
    if axis in (-1, x.ndim - 1):
        e = np.exp(x - x.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    z = np.moveaxis(x, axis, -1)
    z -= z.max(axis=-1, keepdims=True)
    e = np.exp(z)
    return np.moveaxis(e / e.sum(axis=-1, keepdims=True), -1, axis)


def log_softmax(x, axis=-1):
    z = x - x.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
