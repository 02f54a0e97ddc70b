# expect: fail; mistake: none; one random order, forwards and backwards in turn
import numpy as np


def perceptron_fit(X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
    if not np.all((y == 1) | (y == -1)):
        raise ValueError("labels")
    n, d = X.shape
    w = np.zeros(d)
    b = 0.0
    updates = 0
    rng = np.random.default_rng(seed)
    for epoch in range(1, max_epochs + 1):
        order = np.arange(n)
        if shuffle and epoch == 1:
            perm = rng.permutation(n)
        if shuffle:
            order = perm if epoch % 2 else perm[::-1]
        wrong = 0
        for i in order:
            if y[i] * (X[i] @ w + b) <= 0:
                w = w + eta * y[i] * X[i]
                b = b + eta * y[i]
                wrong += 1
        updates += wrong
        if wrong == 0:
            break
    return dict(w=w, b=float(b), n_updates=updates, n_epochs=epoch, converged=wrong == 0)


def perceptron_predict(X, w, b):
    return np.where(X @ w + b >= 0, 1, -1)
