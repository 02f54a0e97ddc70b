# expect: fail; mistake: none; log1p of the smaller terms counts equal maxima once
import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def log_softmax(x, axis=-1):
    z = x - x.max(axis=axis, keepdims=True)
    return z - np.log1p(np.where(z < 0, np.exp(z), 0).sum(axis=axis, keepdims=True))
