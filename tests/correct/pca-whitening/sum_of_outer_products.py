import numpy as np


def zca_whiten(X, eps=1e-8):
    centre = sum(X) / len(X)
    C = sum(np.outer(row - centre, row - centre) for row in X) / len(X)
    values, vectors = np.linalg.eigh(C)
    out = np.zeros_like(X)
    for k, value in enumerate(values):
        axis = vectors[:, k]
        out += np.outer((X - centre) @ axis / np.sqrt(value + eps), axis)
    return out


def pca_whiten(X, eps=1e-8):
    centre = sum(X) / len(X)
    C = sum(np.outer(row - centre, row - centre) for row in X) / len(X)
    values, vectors = np.linalg.eigh(C)
    columns = [(X - centre) @ vectors[:, k] / np.sqrt(values[k] + eps) for k in range(len(values))]
    return np.stack(columns, axis=1)
