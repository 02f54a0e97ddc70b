"""Uses what rests on the forbidden functions, and names of its own that sound like them."""

import collections

import numpy as np

Pair = collections.namedtuple("Pair", "left right")


class Matrix:
    def __init__(self, values):
        self.values = values

    def dot(self, other):
        return Matrix((self.values[:, :, None] * other.values).sum(1))


def matmul(a, b):
    return Matrix(a).dot(Matrix(b)).values


def product(a, b):
    pair = Pair(a, b)
    inner = np.cov(a), np.linalg.pinv(b), np.linalg.norm(a), np.linalg.lstsq(a, a[:, 0])
    inner += np.polyfit([0.0, 1.0, 2.0], [1.0, 2.0, 4.0], 1), np.corrcoef(b), np.linalg.qr(a)
    dot = matmul(pair.left, pair.right)
    assert all(part is not None for part in inner)
    return dot
