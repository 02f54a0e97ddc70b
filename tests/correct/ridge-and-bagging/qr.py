import numpy as np


def ridge_fit(X, y, lam):
    d = X.shape[1]
    Xc = X - X.mean(0)
    A = np.vstack([Xc, lam**0.5 * np.eye(d)])
    Q, R = np.linalg.qr(A)
    w = np.linalg.solve(R, Q.T @ np.hstack([y - y.mean(), np.zeros(d)]))
    return w, y.mean() - w @ X.mean(0)


def bootstrap_indices(n, n_models, rng):
    picks = [rng.choice(range(n), size=n) for _ in range(n_models)]
    return np.vstack(picks)


def bagging_predict(models, X):
    return np.stack([X @ w + b for (w, b) in models], axis=-1).mean(-1)
