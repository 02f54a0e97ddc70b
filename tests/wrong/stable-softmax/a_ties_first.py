# expect: fail; mistake: none; only the first of several maxima counts
import numpy as np


def softmax(x, axis=-1):
    m = x.max(axis=axis, keepdims=True)
    e = np.exp(x - m)
    tie = (e == 1).cumsum(axis=axis) > 1
    e = np.where(tie & (e == 1), 0, e).astype(x.dtype)
    return e / e.sum(axis=axis, keepdims=True)


def log_softmax(x, axis=-1):
    y = x - x.max(axis=axis, keepdims=True)
    return y - np.log(np.exp(y).sum(axis=axis, keepdims=True))
