import numpy as np


def whitening_matrix(Xc, eps):
    C = np.einsum("ni,nj->ij", Xc, Xc) / Xc.shape[0]
    w, E = np.linalg.eigh(C)
    w[w < 0] = 0
    return (w + eps) ** (-1 / 2), E


def pca_whiten(X, eps=1e-8):
    Xc = np.subtract(X, np.mean(X, axis=0, dtype=np.longdouble)).astype(np.float64)
    s, E = whitening_matrix(Xc, eps)
    return np.einsum("ni,ij,j->nj", Xc, E, s).astype(X.dtype)


def zca_whiten(X, eps=1e-8):
    Z = pca_whiten(X.astype(np.float64), eps)
    Xc = X.astype(np.float64) - X.astype(np.float64).mean(0)
    _, E = whitening_matrix(Xc, eps)
    return (Z @ E.T).astype(X.dtype)
