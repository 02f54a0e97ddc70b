# expect: fail; mistake: shuffle-unseeded; the seed 0 is taken for no seed
import numpy as np


def perceptron_fit(X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
    if not set(np.unique(y)) <= {-1, 1}:
        raise ValueError("labels")
    rng = np.random.default_rng(seed or None)
    w, b = np.zeros(X.shape[1]), 0.0
    n_updates = n_epochs = 0
    converged = False
    while n_epochs < max_epochs and not converged:
        order = rng.permutation(len(X)) if shuffle else range(len(X))
        mistakes = 0
        for i in order:
            if y[i] * (w @ X[i] + b) <= 0:
                w = w + eta * y[i] * X[i]
                b = b + eta * y[i]
                mistakes += 1
        n_epochs += 1
        n_updates += mistakes
        converged = mistakes == 0
    return {"w": w, "b": b, "n_updates": n_updates, "n_epochs": n_epochs, "converged": converged}


def perceptron_predict(X, w, b):
    return np.where(X @ w + b >= 0, 1, -1)
