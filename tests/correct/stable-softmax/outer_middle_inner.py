import numpy as np


def _shape3(x, axis):
    n = x.ndim
    if axis < 0:
        axis += n
    outer = 1
    for s in x.shape[:axis]:
        outer *= s
    inner = 1
    for s in x.shape[axis + 1 :]:
        inner *= s
    return outer, x.shape[axis], inner


def softmax(x, axis=-1):
    a, b, c = _shape3(x, axis)
    src = x.reshape(a, b, c)
    out = np.zeros((a, b, c), x.dtype)
    for i in range(a):
        for k in range(c):
            big = src[i, 0, k]
            for j in range(1, b):
                if src[i, j, k] > big:
                    big = src[i, j, k]
            total = 0.0
            for j in range(b):
                t = np.exp(src[i, j, k] - big)
                out[i, j, k] = t
                total = total + t
            for j in range(b):
                out[i, j, k] = out[i, j, k] / total
    return out.reshape(x.shape)


def log_softmax(x, axis=-1):
    a, b, c = _shape3(x, axis)
    src = x.reshape(a, b, c)
    out = np.zeros((a, b, c), x.dtype)
    for i in range(a):
        for k in range(c):
            big = max(src[i, j, k] for j in range(b))
            total = sum(np.exp(src[i, j, k] - big) for j in range(b))
            for j in range(b):
                out[i, j, k] = src[i, j, k] - big - np.log(total)
    return out.reshape(x.shape)
