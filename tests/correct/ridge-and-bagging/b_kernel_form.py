import numpy as np


def ridge_fit(X, y, lam):
    n, d = X.shape
    centre = np.eye(n) - np.full((n, n), 1 / n)
    Z, t = centre @ X, centre @ y
    if lam > 0 and d > n:
        w = Z.T @ np.linalg.solve(Z @ Z.T + lam * np.eye(n), t)
    else:
        w = np.linalg.solve(Z.T @ Z + lam * np.eye(d), Z.T @ t)
    return w, np.mean(y - X @ w)


def bootstrap_indices(n, n_models, rng):
    return rng.integers(n, size=n_models * n).reshape(n_models, n)


def bagging_predict(models, X):
    mean = 0
    for k, (w, b) in enumerate(models, start=1):
        mean = mean + (X @ w + b - mean) / k
    return mean
