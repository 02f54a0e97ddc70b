import numpy as np


def _combine(a, b):
    m = np.maximum(a[0], b[0])
    safe = np.where(np.isneginf(m), 0, m).astype(m.dtype)
    return m, a[1] * np.exp(a[0] - safe) + b[1] * np.exp(b[0] - safe)


def _lse(x, axis):
    parts = [(t, np.where(np.isneginf(t), 0, 1).astype(x.dtype)) for t in np.moveaxis(x, axis, 0)]
    while len(parts) > 1:
        nxt = [_combine(parts[i], parts[i + 1]) for i in range(0, len(parts) - 1, 2)]
        if len(parts) % 2:
            nxt.append(parts[-1])
        parts = nxt
    m, s = parts[0]
    return np.expand_dims(m, axis), np.expand_dims(s, axis)


def softmax(x, axis=-1):
    m, s = _lse(x, axis)
    return np.exp(x - m) / s


def log_softmax(x, axis=-1):
    m, s = _lse(x, axis)
    return (x - m) - np.log(s)
