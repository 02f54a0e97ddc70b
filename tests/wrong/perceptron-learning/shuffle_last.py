# expect: fail; mistake: none; the last sample never moves
import numpy as np


def perceptron_fit(X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
    if np.any(np.abs(y) != 1):
        raise ValueError("labels must be -1 or +1")
    n = len(X)
    rng = np.random.default_rng(seed)
    w, b, total = np.zeros(X.shape[1]), 0.0, 0
    for epoch in range(max_epochs):
        order = np.append(rng.permutation(n - 1), n - 1) if shuffle else np.arange(n)
        wrong = 0
        for i in order:
            if y[i] * (np.dot(w, X[i]) + b) <= 0:
                w, b = w + eta * y[i] * X[i], b + eta * y[i]
                wrong += 1
        total += wrong
        if not wrong:
            break
    return {"w": w, "b": b, "n_updates": total, "n_epochs": epoch + 1, "converged": not wrong}


def perceptron_predict(X, w, b):
    return np.where(np.dot(X, w) + b < 0, -1, 1)
