# expect: fail; mistake: none; shifts by the first logit of the slice
import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - np.take(x, [0], axis=axis))
    return e / e.sum(axis=axis, keepdims=True)


def log_softmax(x, axis=-1):
    z = x - np.take(x, [0], axis=axis)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
