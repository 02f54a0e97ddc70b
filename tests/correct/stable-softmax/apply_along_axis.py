import numpy as np


def _one(row):
    top = max(row)
    return np.array([np.exp(v - top) for v in row], dtype=row.dtype)


def softmax(x, axis=-1):
    return np.apply_along_axis(lambda r: _one(r) / _one(r).sum(), axis, x).astype(x.dtype)


def log_softmax(x, axis=-1):
    return np.apply_along_axis(lambda r: (r - r.max()) - np.log(_one(r).sum()), axis, x).astype(
        x.dtype
    )
