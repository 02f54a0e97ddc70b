"""Gram matrix: model answer and variants."""

import numpy as np


def gram(X, kernel):
    return kernel(X, X)


class by_rows:
    def gram(self, X, kernel):
        return np.concatenate([kernel(X[i : i + 1], X) for i in range(len(X))])


class by_pairs:
    def gram(self, X, kernel):
        return np.array([[kernel(a[None], b[None])[0, 0] for b in X] for a in X])


class centred:
    def gram(self, X, kernel):
        return kernel(X - X.mean(), X)
