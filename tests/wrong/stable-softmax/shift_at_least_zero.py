# expect: fail; mistake: none; the maximum starts from 0, slices far below it underflow
import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True, initial=0.0))
    return e / e.sum(axis=axis, keepdims=True)


def log_softmax(x, axis=-1):
    z = x - np.max(x, axis=axis, keepdims=True, initial=0.0)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
