import numpy as np


def ridge_fit(X, y, lam):
    n, d = X.shape
    Phi = np.hstack([np.ones((n, 1)), X])
    penalty = np.eye(d + 1)
    penalty[0, 0] = 0
    theta = np.linalg.solve(Phi.T @ Phi + lam * penalty, Phi.T @ y)
    return theta[1:], theta[0]


def bootstrap_indices(n, n_models, rng):
    return np.array([rng.choice(n, size=n, replace=True) for _ in range(n_models)])


def bagging_predict(models, X):
    total = np.zeros(X.shape[0])
    for w, b in models:
        total += X.dot(w) + b
    return total / len(models)
