# expect: fail; mistake: none; the largest logit counts once, however often it occurs
import numpy as np


def softmax(x, axis=-1):
    m = x.max(axis, keepdims=True)
    e = np.exp(x - m)
    return e / (1 + np.where(x < m, e, 0).sum(axis, keepdims=True))


def log_softmax(x, axis=-1):
    s = x - x.max(axis, keepdims=True)
    return s - np.log(np.exp(s).sum(axis, keepdims=True))
