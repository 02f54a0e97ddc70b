# expect: fail; mistake: none; -inf becomes a large finite number
import numpy as np


def softmax(x, axis=-1):
    return np.exp(log_softmax(x, axis))


def log_softmax(x, axis=-1):
    x = np.where(np.isneginf(x), np.finfo(x.dtype).min / 4, x)
    z = x - x.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
