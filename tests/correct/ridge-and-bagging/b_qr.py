import numpy as np


def ridge_fit(X, y, lam):
    mean = X.mean(axis=0, keepdims=True)
    Xc = X - mean
    d = X.shape[1]
    Q, R = np.linalg.qr(np.vstack([Xc, lam**0.5 * np.eye(d)]))
    w = np.linalg.solve(R, Q[: len(X)].T @ (y - y.mean()))
    return w, (y.mean() - mean @ w).item()


def bootstrap_indices(n, n_models, rng):
    return rng.integers(low=0, high=n - 1, size=(n_models, n), endpoint=True)


def bagging_predict(models, X):
    ws, bs = zip(*models, strict=True)
    return np.einsum("md,kd->km", X, np.array(ws)).mean(0) + np.mean(bs)
