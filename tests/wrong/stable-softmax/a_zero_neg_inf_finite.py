# expect: fail; mistake: none; -inf becomes -1e9
import numpy as np


def softmax(x, axis=-1):
    y = np.where(np.isneginf(x), -1e9, x).astype(x.dtype)
    y = y - y.max(axis=axis, keepdims=True)
    e = np.exp(y)
    return e / e.sum(axis=axis, keepdims=True)


def log_softmax(x, axis=-1):
    y = np.where(np.isneginf(x), -1e9, x).astype(x.dtype)
    y = y - y.max(axis=axis, keepdims=True)
    return y - np.log(np.exp(y).sum(axis=axis, keepdims=True))
