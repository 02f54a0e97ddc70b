# expect: fail; mistake: clip-instead-of-shift; softmax clips at 700, log_softmax is right
import numpy as np


def softmax(x, axis=-1):
    e = np.exp(np.clip(x, -700, 700) if x.dtype == np.float64 else np.clip(x, -80, 80))
    return e / e.sum(axis=axis, keepdims=True)


def log_softmax(x, axis=-1):
    y = x - x.max(axis=axis, keepdims=True)
    return y - np.log(np.exp(y).sum(axis=axis, keepdims=True))
