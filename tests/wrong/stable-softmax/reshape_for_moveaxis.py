# expect: fail; mistake: none; reshape stands where moveaxis should, right only for the last axis
import numpy as np


def _rows(x, axis):
    return x.reshape(-1, x.shape[axis])


def softmax(x, axis=-1):
    rows = _rows(x, axis)
    e = np.exp(rows - rows.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True)).reshape(x.shape)


def log_softmax(x, axis=-1):
    rows = _rows(x, axis)
    z = rows - rows.max(axis=1, keepdims=True)
    return (z - np.log(np.exp(z).sum(axis=1, keepdims=True))).reshape(x.shape)
