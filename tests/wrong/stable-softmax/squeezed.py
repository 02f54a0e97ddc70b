# expect: fail; mistake: none; drops axes of length 1
import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return np.squeeze(e / e.sum(axis=axis, keepdims=True))


def log_softmax(x, axis=-1):
    z = x - x.max(axis=axis, keepdims=True)
    return np.squeeze(z - np.log(np.exp(z).sum(axis=axis, keepdims=True)))
