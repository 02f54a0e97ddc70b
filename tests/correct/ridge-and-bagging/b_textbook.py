import numpy as np


def ridge_fit(X, y, lam):
    x_mean, y_mean = X.mean(axis=0), y.mean()
    Xc, yc = X - x_mean, y - y_mean
    A = Xc.T @ Xc + lam * np.eye(X.shape[1])
    w = np.linalg.solve(A, Xc.T @ yc)
    b = y_mean - x_mean @ w
    return w, b


def bootstrap_indices(n, n_models, rng):
    return rng.integers(0, n, size=(n_models, n))


def bagging_predict(models, X):
    predictions = [X @ w + b for w, b in models]
    return np.mean(predictions, axis=0)
