import numpy as np


def eliminate(A, r):
    """Gauss with the largest pivot of each column."""
    M = np.column_stack([A, r])
    n = len(r)
    for i in range(n):
        pivot = i + np.argmax(np.abs(M[i:, i]))
        M[[i, pivot]] = M[[pivot, i]]
        M[i] = M[i] / M[i, i]
        for j in range(n):
            if j != i:
                M[j] = M[j] - M[j, i] * M[i]
    return M[:, -1]


def ridge_fit(X, y, lam):
    Xc = X - np.mean(X, axis=0)
    w = eliminate(Xc.T @ Xc + np.diag([lam] * X.shape[1]), Xc.T @ y)
    return w, np.mean(y) - np.mean(X, axis=0).dot(w)


def bootstrap_indices(n, n_models, rng):
    return np.searchsorted(np.arange(1, n + 1) / n, rng.uniform(size=(n_models, n)), side="right")


def bagging_predict(models, X):
    return np.array([np.mean([x @ w + b for w, b in models]) for x in X])
