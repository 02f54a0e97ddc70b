# expect: fail; mistake: none; runs 500 epochs at most when left alone
import numpy as np


def perceptron_fit(X, y, eta=1.0, max_epochs=500, shuffle=False, seed=None):
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels")
    n, d = X.shape
    rng = np.random.default_rng(seed)
    w, b = np.zeros(d), 0.0
    total = 0
    for epoch in range(1, max_epochs + 1):
        mistakes = 0
        order = np.arange(n)
        if shuffle:
            order = rng.permutation(n)
        for i in order:
            if y[i] * (X[i] @ w + b) <= 0:
                w = w + eta * y[i] * X[i]
                b = b + eta * y[i]
                mistakes += 1
        total += mistakes
        if mistakes == 0:
            break
    return {"w": w, "b": b, "n_updates": total, "n_epochs": epoch, "converged": mistakes == 0}


def perceptron_predict(X, w, b):
    return np.where(X @ w + b >= 0, 1, -1)
