import numpy as np


def ridge_fit(X, y, lam):
    n, d = X.shape
    mx, my = X.sum(axis=0) / n, y.sum() / n
    S = np.zeros((d, d))
    r = np.zeros(d)
    for xi, yi in zip(X, y, strict=True):
        S += np.outer(xi - mx, xi - mx)
        r += (xi - mx) * (yi - my)
    S[np.diag_indices(d)] += lam
    L = np.linalg.cholesky(S)
    z = np.zeros(d)
    for i in range(d):
        z[i] = (r[i] - L[i, :i] @ z[:i]) / L[i, i]
    w = np.zeros(d)
    for i in reversed(range(d)):
        w[i] = (z[i] - L[i + 1 :, i] @ w[i + 1 :]) / L[i, i]
    return w, my - mx @ w


def bootstrap_indices(n, n_models, rng):
    out = []
    for _ in range(n_models):
        out.append([int(rng.random() * n) for _ in range(n)])
    return np.array(out)


def bagging_predict(models, X):
    result = []
    for x in X:
        votes = [float(np.dot(w, x)) + b for w, b in models]
        result.append(sum(votes) / len(votes))
    return np.array(result)
