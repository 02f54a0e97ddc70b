import numpy as np


def ridge_fit(X, y, lam):
    Xc = X - X.mean(0)
    yc = y - y.mean()
    U, s, Vt = np.linalg.svd(Xc, full_matrices=False)
    keep = s > 1e-12 * max(s.max(), 1e-300)
    d = np.zeros_like(s)
    d[keep] = s[keep] / (s[keep] ** 2 + lam)
    w = Vt.T @ (d * (U.T @ yc))
    return w, y.mean() - X.mean(0) @ w


def bootstrap_indices(n, n_models, rng):
    return (rng.random((n_models, n)) * n).astype(int)


def bagging_predict(models, X):
    w = np.mean([m[0] for m in models], axis=0)
    b = np.mean([m[1] for m in models])
    return X @ w + b
