# expect: fail; mistake: clip-instead-of-shift; clips the logits instead of shifting them
import numpy as np


def softmax(x, axis=-1):
    e = np.exp(np.clip(x, -80, 80))
    return e / e.sum(axis=axis, keepdims=True)


def log_softmax(x, axis=-1):
    z = np.clip(x, -80, 80)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
