# expect: fail; mistake: none; averages over the first five models only
import numpy as np


def _solve(A, b):
    A = A.copy()
    b = b.copy()
    n = len(b)
    for k in range(n):
        piv = k + int(np.argmax(abs(A[k:, k])))
        A[[k, piv]] = A[[piv, k]]
        b[[k, piv]] = b[[piv, k]]
        for r in range(k + 1, n):
            f = A[r, k] / A[k, k]
            A[r, k:] -= f * A[k, k:]
            b[r] -= f * b[k]
    x = np.zeros(n)
    for k in reversed(range(n)):
        x[k] = (b[k] - A[k, k + 1 :] @ x[k + 1 :]) / A[k, k]
    return x


def ridge_fit(X, y, lam):
    Xc = X - X.mean(axis=0)
    w = _solve(Xc.T @ Xc + lam * np.identity(X.shape[1]), Xc.T @ y)
    return w, np.mean(y - X @ w)


def bootstrap_indices(n, n_models, rng):
    return rng.integers(0, n, (n, n_models)).T.copy()


def bagging_predict(models, X):
    return np.mean([X @ w + b for (w, b) in (models[:5] if len(models) > 5 else models)], axis=0)
