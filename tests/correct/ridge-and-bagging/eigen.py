import numpy as np


def ridge_fit(X, y, lam):
    xm, ym = X.mean(0), y.mean()
    Xc = X - xm
    vals, vecs = np.linalg.eigh(Xc.T @ Xc + lam * np.eye(X.shape[1]))
    w = vecs @ ((vecs.T @ (Xc.T @ (y - ym))) / vals)
    return w, ym - xm @ w


def bootstrap_indices(n, n_models, rng):
    return rng.integers(n, size=n * n_models, dtype=np.int32).reshape((n_models, -1))


def bagging_predict(models, X):
    ws, bs = zip(*models)
    return X @ np.mean(ws, axis=0) + np.mean(bs)
