# expect: fail; mistake: none; every call writes its result into the same array
import numpy as np

_buffers = {}


def softmax(x, axis=-1):
    out = _buffers.setdefault((x.shape, x.dtype), np.empty_like(x))
    np.exp(x - x.max(axis=axis, keepdims=True), out=out)
    out /= out.sum(axis=axis, keepdims=True)
    return out


def log_softmax(x, axis=-1):
    z = x - x.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
