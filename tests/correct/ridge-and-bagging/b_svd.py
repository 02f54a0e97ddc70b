import numpy as np


def ridge_fit(X, y, lam):
    mean = X.mean(0)
    U, s, Vt = np.linalg.svd(X - mean, full_matrices=False)
    d = np.zeros_like(s)
    big = s > 1e-15
    d[big] = s[big] / (s[big] ** 2 + lam)
    w = Vt.T @ (d * (U.T @ (y - y.mean())))
    return w, float(y.mean() - np.dot(mean, w))


def bootstrap_indices(n, n_models, rng):
    idx = np.empty((n_models, n), dtype=int)
    for k in range(n_models):
        idx[k] = rng.choice(np.arange(n), n)
    return idx


def bagging_predict(models, X):
    W = np.stack([w for w, _ in models])
    b = np.array([b for _, b in models])
    return (X @ W.T + b).mean(axis=1)
