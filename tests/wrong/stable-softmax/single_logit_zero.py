# expect: fail; mistake: none; a lone logit gets weight 0
import numpy as np


def softmax(x, axis=-1):
    if x.shape[axis] == 1:
        return np.zeros_like(x)
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def log_softmax(x, axis=-1):
    z = x - x.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
