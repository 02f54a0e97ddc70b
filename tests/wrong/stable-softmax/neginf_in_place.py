# expect: fail; mistake: in-place; writes a large number over the caller's -inf
import numpy as np


def softmax(x, axis=-1):
    x[np.isneginf(x)] = -1e30
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def log_softmax(x, axis=-1):
    z = x - x.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
