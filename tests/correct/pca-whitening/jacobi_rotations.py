import numpy as np


def jacobi(C):
    """Eigenvalues and eigenvectors of a symmetric matrix by rotations of two axes at a time."""
    A, d = C.copy(), len(C)
    U = np.eye(d, dtype=C.dtype)
    for _ in range(30):
        for p in range(d - 1):
            for q in range(p + 1, d):
                if A[p, q] == 0:
                    continue
                angle = 0.5 * np.arctan2(2 * A[p, q], A[q, q] - A[p, p])
                c, s = np.cos(angle), np.sin(angle)
                G = np.eye(d, dtype=C.dtype)
                G[p, p] = G[q, q] = c
                G[p, q], G[q, p] = s, -s
                A = G.T @ A @ G
                U = U @ G
    return np.diag(A), U


def pca_whiten(X, eps=1e-8):
    Xc = X - X.mean(0)
    values, U = jacobi(Xc.T @ Xc / len(X))
    return Xc @ U / np.sqrt(values + eps)


def zca_whiten(X, eps=1e-8):
    Xc = X - X.mean(0)
    values, U = jacobi(Xc.T @ Xc / len(X))
    return Xc @ U / np.sqrt(values + eps) @ U.T
