import numpy as np


def jacobi(A, sweeps=60):
    A = A.copy()
    d = len(A)
    V = np.eye(d)
    for _ in range(sweeps):
        if np.abs(A - np.diag(np.diag(A))).sum() == 0:
            break
        for p in range(d - 1):
            for q in range(p + 1, d):
                if A[p, q] == 0:
                    continue
                theta = 0.5 * np.arctan2(2 * A[p, q], A[q, q] - A[p, p])
                co, si = np.cos(theta), np.sin(theta)
                J = np.eye(d)
                J[p, p] = J[q, q] = co
                J[p, q], J[q, p] = si, -si
                A = J.T @ A @ J
                A[p, q] = A[q, p] = 0
                V = V @ J
    return np.diag(A), V


def pca_whiten(X, eps=1e-8):
    Xc = X.astype(np.float64)
    Xc = Xc - Xc.mean(0)
    lam, V = jacobi(Xc.T @ Xc / Xc.shape[0])
    return (Xc @ V / np.sqrt(lam.clip(0) + eps)).astype(X.dtype)


def zca_whiten(X, eps=1e-8):
    Xc = X.astype(np.float64)
    Xc = Xc - Xc.mean(0)
    lam, V = jacobi(Xc.T @ Xc / Xc.shape[0])
    return (Xc @ V / np.sqrt(lam.clip(0) + eps) @ V.T).astype(X.dtype)
