# expect: fail; mistake: none; no exponent below -700, so -inf keeps a weight
import numpy as np


def softmax(x, axis=-1):
    z = np.maximum(x - x.max(axis=axis, keepdims=True), -700)
    e = np.exp(z)
    return e / e.sum(axis=axis, keepdims=True)


def log_softmax(x, axis=-1):
    z = x - x.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
