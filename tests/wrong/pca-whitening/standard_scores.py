# expect: fail; mistake: standardise-only; z-scores
import numpy as np


def pca_whiten(X, eps=1e-8):
    return (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + eps)


def zca_whiten(X, eps=1e-8):
    return pca_whiten(X, eps)
