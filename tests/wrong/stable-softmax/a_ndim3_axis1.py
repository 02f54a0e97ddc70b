# expect: fail; mistake: none; wrong for axis=1 of three axes only
import numpy as np


def _fix(x, axis):
    return 0 if x.ndim == 3 and axis == 1 else axis


def softmax(x, axis=-1):
    a = _fix(x, axis)
    e = np.exp(x - x.max(axis=a, keepdims=True))
    return e / e.sum(axis=a, keepdims=True)


def log_softmax(x, axis=-1):
    y = x - x.max(axis=axis, keepdims=True)
    return y - np.log(np.exp(y).sum(axis=axis, keepdims=True))
