import numpy as np


def ridge_fit(X, y, lam):
    n = len(X)
    H = np.eye(n) - np.ones((n, n)) / n  # centring matrix
    S = X.T @ H @ X + lam * np.eye(X.shape[1])
    w = np.linalg.solve(S, X.T @ H @ y)
    return w, np.mean(y - X @ w)


def bootstrap_indices(n, n_models, rng):
    bits = rng.random(size=(n_models, n))
    return np.minimum((bits * n).astype(int), n - 1)


def bagging_predict(models, X):
    return np.array([np.mean([w @ x + b for w, b in models]) for x in X])
