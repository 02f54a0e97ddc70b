import numpy as np


def ridge_fit(X, y, lam):
    m = X.mean(0)
    Xc, yc = X - m, y - y.mean()
    n, d = Xc.shape
    if lam > 0 and d > n:  # the dual system is smaller
        w = Xc.T @ np.linalg.solve(Xc @ Xc.T + lam * np.identity(n), yc)
    else:
        w = np.linalg.solve(Xc.T @ Xc + lam * np.identity(d), Xc.T @ yc)
    return w, (y - X @ w).mean()


def bootstrap_indices(n, n_models, rng):
    flat = rng.integers(low=0, high=n, size=n_models * n)
    return flat.reshape(n_models, n)


def bagging_predict(models, X):
    W = np.column_stack([w for w, b in models])
    B = np.array([b for w, b in models])
    return np.average(X @ W + B, axis=1)
