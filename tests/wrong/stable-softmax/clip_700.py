# expect: fail; mistake: clip-instead-of-shift; clips at 700
import numpy as np


def softmax(x, axis=-1):
    ex = np.exp(np.clip(x, -700, 700))
    return ex / np.sum(ex, axis=axis, keepdims=True)


def log_softmax(x, axis=-1):
    x = np.clip(x, -700, 700)
    return x - np.log(np.sum(np.exp(x), axis=axis, keepdims=True))
