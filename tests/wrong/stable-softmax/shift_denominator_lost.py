# expect: fail; mistake: shift-numerator-only; the sum is taken without the shift
import numpy as np


def softmax(x, axis=-1):
    num = np.exp(x - np.max(x, axis=axis, keepdims=True))
    den = np.sum(np.exp(x), axis=axis, keepdims=True)
    return num / den


def log_softmax(x, axis=-1):
    z = x - x.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
