import numpy as np


def ridge_fit(X, y, lam):
    C = np.cov(X, rowvar=False, bias=True).reshape(X.shape[1], -1) * len(X)
    cross = (X - X.mean(0)).T @ y
    values, vectors = np.linalg.eigh(C + lam * np.eye(len(C)))
    w = vectors @ ((vectors.T @ cross) / values)
    b = (y - X @ w).sum() / len(y)
    return (w, b)


def bootstrap_indices(n, n_models, rng):
    counts = rng.multinomial(n, np.full(n, 1 / n), size=n_models)
    rows = np.array([np.repeat(np.arange(n), row) for row in counts])
    return rng.permuted(rows, axis=1)


def bagging_predict(models, X):
    M = np.array([np.append(w, b) for w, b in models])
    X1 = np.c_[X, np.ones(len(X))]
    return np.mean(M @ X1.T, axis=0)
