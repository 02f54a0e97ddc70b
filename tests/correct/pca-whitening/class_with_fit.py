import numpy as np


class Whitener:
    def __init__(self, kind, eps):
        self.kind, self.eps = kind, eps

    def fit_transform(self, X):
        self.mean = np.add.reduce(X, axis=0) / len(X)
        centred = np.subtract(X, self.mean)
        covariance = np.einsum("ni,nj->ij", centred, centred) / len(X)
        variance, self.U = np.linalg.eigh(covariance)
        self.W = self.U * (1 / np.sqrt(variance + self.eps))
        if self.kind == "zca":
            self.W = self.W @ self.U.T
        return centred @ self.W


def pca_whiten(X, eps=1e-8):
    return Whitener("pca", eps).fit_transform(X)


def zca_whiten(X, eps=1e-8):
    return Whitener("zca", eps).fit_transform(X)
