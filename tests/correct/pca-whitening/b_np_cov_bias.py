import numpy as np


def pca_whiten(X, eps=1e-8):
    A = np.asarray(X, dtype=np.float64)
    C = np.atleast_2d(np.cov(A, rowvar=False, bias=True))
    evals, evecs = np.linalg.eigh(C)
    order = np.argsort(evals)[::-1]
    evals, evecs = evals[order].clip(min=0), evecs[:, order]
    return ((A - A.mean(0)) @ evecs @ np.diag((evals + eps) ** -0.5)).astype(X.dtype)


def zca_whiten(X, eps=1e-8):
    A = np.asarray(X, dtype=np.float64)
    C = np.atleast_2d(np.cov(A, rowvar=False, bias=True))
    evals, evecs = np.linalg.eigh(C + eps * np.eye(len(C)))
    root = (evecs * np.maximum(evals, np.finfo(float).tiny) ** -0.5) @ evecs.T
    return ((A - A.mean(0)) @ root).astype(X.dtype)
