# expect: fail; mistake: global-max; one maximum for the whole array
import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - x.max())
    return e / e.sum(axis, keepdims=True)


def log_softmax(x, axis=-1):
    z = x - x.max()
    return z - np.log(np.exp(z).sum(axis, keepdims=True))
