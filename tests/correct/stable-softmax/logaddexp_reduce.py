import numpy as np


def _lse(x, axis):
    return np.expand_dims(np.logaddexp.reduce(x, axis=axis), axis)


def softmax(x, axis=-1):
    shifted = x - np.max(x, axis=axis, keepdims=True)
    return np.exp(shifted - _lse(shifted, axis))


def log_softmax(x, axis=-1):
    shifted = x - np.max(x, axis=axis, keepdims=True)
    return shifted - _lse(shifted, axis)
