# expect: fail; mistake: none; weights below 1e-10 become 0
import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    e = e / e.sum(axis=axis, keepdims=True)
    return np.where(e < 1e-10, 0, e)


def log_softmax(x, axis=-1):
    z = x - x.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
