# expect: fail; mistake: none; remembers weights by the logits, whatever the axis
import numpy as np

_kept = {}


def softmax(x, axis=-1):
    key = x.tobytes()
    if key not in _kept:
        e = np.exp(x - x.max(axis, keepdims=True))
        _kept[key] = e / e.sum(axis, keepdims=True)
    return _kept[key].copy()


def log_softmax(x, axis=-1):
    z = x - x.max(axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis, keepdims=True))
