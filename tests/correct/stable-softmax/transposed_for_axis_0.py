import numpy as np


def softmax(x, axis=-1):
    if axis == 0:
        return softmax(x.T).T
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def log_softmax(x, axis=-1):
    if axis == 0:
        return log_softmax(x.T).T
    z = x - x.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
