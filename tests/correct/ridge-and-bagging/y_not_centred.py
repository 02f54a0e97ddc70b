import numpy as np


def ridge_fit(X, y, lam):
    # Xc sums to 0 in every column, so centring y changes nothing
    mean = np.mean(X, axis=0, keepdims=True)
    Xc = X - mean
    w = np.linalg.solve(Xc.T @ Xc + np.diag(np.full(X.shape[1], float(lam))), Xc.T @ y)
    b = np.sum(y - X @ w) / len(y)
    return w, float(b)


def bootstrap_indices(n, n_models, rng):
    out = np.zeros((n_models, n), dtype=np.int64)
    for k in range(n_models):
        out[k] = rng.choice(np.arange(n), n)
    return out


def bagging_predict(models, X):
    return sum(X @ w + b for w, b in models) / len(models)
