import numpy as np


def ridge_fit(X, y, lam):
    mean = X.mean(axis=0)
    Xc = X - mean

    def product(v):
        return Xc.T @ (Xc @ v) + lam * v

    w = np.zeros(X.shape[1])
    r = Xc.T @ (y - y.mean()) - product(w)
    p = r.copy()
    for _ in range(20 * len(w)):
        rr = r @ r
        if rr < 1e-28:
            break
        Ap = product(p)
        step = rr / (p @ Ap)
        w = w + step * p
        r = r - step * Ap
        p = r + (r @ r) / rr * p
    return w, y.mean() - mean @ w


def bootstrap_indices(n, n_models, rng):
    return rng.choice(n, (n_models, n))


def bagging_predict(models, X):
    return sum(X @ w + b for w, b in models) / len(models)
