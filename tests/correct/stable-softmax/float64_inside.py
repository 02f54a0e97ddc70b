"""Works in double precision and casts back at the end."""

import functools

import numpy as np


def keeps_dtype(function):
    @functools.wraps(function)
    def wrapper(x, axis=-1):
        return function(np.array(x, dtype=np.float64), axis).astype(x.dtype)

    return wrapper


@keeps_dtype
def softmax(x, axis):
    x -= x.max(axis, keepdims=True)
    np.exp(x, out=x)
    x /= x.sum(axis, keepdims=True)
    return x


@keeps_dtype
def log_softmax(x, axis):
    x -= x.max(axis, keepdims=True)
    x -= np.log(np.exp(x).sum(axis, keepdims=True))
    return x
