"""A perceptron as a class."""

import numpy as np


class Perceptron:
    """A perceptron without bias."""

    def __init__(self, d, rate=1.0):
        self.rate = rate
        self.w = np.zeros(d)
        self.mistakes = 0

    def fit(self, X, y, epochs=1):
        for _ in range(epochs):
            for x, label in zip(X, y, strict=True):
                if label * (self.w * x).sum() <= 0:
                    self.w = self.w + self.rate * label * x
                    self.mistakes += 1
        return self

    def predict(self, X):
        return np.where((X * self.w).sum(1) >= 0, 1, -1)


class by_einsum:
    def __init__(self, size, rate=1.0):
        self.rate, self.mistakes = rate, 0
        self.w = np.zeros(size)

    def fit(self, X, y, epochs=1):
        for _ in range(epochs):
            for i in range(len(X)):
                if y[i] * np.einsum("d,d->", self.w, X[i]) <= 0:
                    self.w += self.rate * y[i] * X[i]
                    self.mistakes += 1

    def predict(self, X):
        return 2 * (np.einsum("nd,d->n", X, self.w) >= 0).astype(np.int64) - 1


class always_updates(Perceptron):
    def fit(self, X, y, epochs=1):
        for _ in range(epochs):
            for x, label in zip(X, y, strict=True):
                self.w = self.w + self.rate * label * x
                self.mistakes += 1
