import numpy as np


class Whitener:
    def __init__(self, eps, zca):
        self.eps = eps
        self.zca = zca

    def fit(self, X):
        self.mean_ = X.mean(axis=0)
        _, S, Vt = np.linalg.svd(X - self.mean_, full_matrices=False)
        # deterministic signs, as sklearn's svd_flip
        biggest = np.argmax(np.abs(Vt), axis=1)
        signs = np.sign(Vt[np.arange(len(Vt)), biggest])
        self.components_ = Vt * signs[:, None]
        self.explained_variance_ = S**2 / X.shape[0]
        return self

    def transform(self, X):
        Z = (X - self.mean_) @ self.components_.T
        Z /= np.sqrt(self.explained_variance_ + self.eps)
        return Z @ self.components_ if self.zca else Z

    def fit_transform(self, X):
        return self.fit(X).transform(X)


def pca_whiten(X, eps=1e-8):
    return Whitener(eps, zca=False).fit_transform(X.astype("float64")).astype(X.dtype)


def zca_whiten(X, eps=1e-8):
    return Whitener(eps, zca=True).fit_transform(X.astype("float64")).astype(X.dtype)
