# expect: fail; mistake: none; no log-weight falls below -10000
import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def log_softmax(x, axis=-1):
    z = np.maximum(x - x.max(axis=axis, keepdims=True), -1e4)
    return np.where(np.isinf(x), x, z - np.log(np.exp(z).sum(axis=axis, keepdims=True)))
