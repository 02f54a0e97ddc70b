"""Matrix product: model answer and variants."""

import numpy as np


def product(a, b):
    return (a[:, :, None] * b).sum(1)


class by_rows:
    def product(self, a, b):
        return np.array([[(row * column).sum() for column in b.T] for row in a])


class transposed:
    def product(self, a, b):
        return (a[:, :, None] * b).sum(1)[::-1]
