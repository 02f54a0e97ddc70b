# expect: fail; mistake: axis-ignored; two mistakes: the axis is ignored and nothing is subtracted
import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x)
    return e / e.sum(axis=-1, keepdims=True)


def log_softmax(x, axis=-1):
    return x - np.log(np.exp(x).sum(axis=-1, keepdims=True))
