# expect: fail; mistake: shuffle-unseeded; the generator lives on between calls
import numpy as np


_RNGS = {}


def perceptron_fit(X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("labels must be -1 or +1")
    rng = _RNGS.setdefault(seed, np.random.default_rng(seed))
    n, d = X.shape
    w, b = np.zeros(d), 0.0
    n_updates, converged = 0, False
    for epoch in range(1, max_epochs + 1):
        mistakes = 0
        for i in rng.permutation(n) if shuffle else range(n):
            if y[i] * (w @ X[i] + b) <= 0:
                w = w + eta * y[i] * X[i]
                b = b + eta * y[i]
                mistakes += 1
        n_updates += mistakes
        if mistakes == 0:
            converged = True
            break
    return {
        "w": w,
        "b": float(b),
        "n_updates": n_updates,
        "n_epochs": epoch,
        "converged": converged,
    }


def perceptron_predict(X, w, b):
    return np.where(X @ w + b >= 0, 1, -1)
