# expect: fail; mistake: none; logits up to 700 are not shifted, too late for float32
import numpy as np


def softmax(x, axis=-1):
    m = x.max(axis=axis, keepdims=True)
    e = np.exp(x - np.where(np.abs(m) > 700, m, 0))
    return e / e.sum(axis=axis, keepdims=True)


def log_softmax(x, axis=-1):
    m = x.max(axis=axis, keepdims=True)
    z = x - np.where(np.abs(m) > 700, m, 0)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
