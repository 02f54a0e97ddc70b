# expect: fail; mistake: none; sums over the distinct logits only
import numpy as np


def softmax(x, axis=-1):
    def one(row):
        top = row.max()
        return np.exp(row - top) / np.exp(np.unique(row) - top).sum()

    return np.apply_along_axis(one, axis, x)


def log_softmax(x, axis=-1):
    z = x - x.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
