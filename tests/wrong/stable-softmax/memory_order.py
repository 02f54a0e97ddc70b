# expect: fail; mistake: none; reads the input in the order of its memory
import numpy as np


def softmax(x, axis=-1):
    x = np.frombuffer(x.tobytes("A"), dtype=x.dtype).reshape(x.shape)
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def log_softmax(x, axis=-1):
    x = np.frombuffer(x.tobytes("A"), dtype=x.dtype).reshape(x.shape)
    z = x - x.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
