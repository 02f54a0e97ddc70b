# expect: fail; mistake: log-of-softmax; two mistakes: one maximum for all, and the logarithm of finished weights
import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - x.max())
    return e / e.sum(axis=axis, keepdims=True)


def log_softmax(x, axis=-1):
    return np.log(softmax(x, axis))
