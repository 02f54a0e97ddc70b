import numpy as np


def _prepare(x, axis):
    z = np.asarray(x, dtype=np.longdouble)
    z = z - np.sort(z, axis=axis).take([-1], axis=axis)
    return z, np.sort(np.exp(z), axis=axis).sum(axis=axis, keepdims=True)


def softmax(x, axis=-1):
    z, s = _prepare(x, axis)
    return (np.exp(z) / s).astype(x.dtype, order="F")


def log_softmax(x, axis=-1):
    z, s = _prepare(x, axis)
    return (z - np.log(s)).astype(x.dtype, order="F")
