# expect: fail; mistake: mistake-by-prediction; predicts +1 for score > 0 and compares with the label
import numpy as np


def perceptron_fit(X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
    if not set(np.unique(y)) <= {-1, 1}:
        raise ValueError("labels must be -1 and 1")
    rng = np.random.default_rng(seed)
    weights, bias, updates = np.zeros(X.shape[1]), 0.0, 0
    for epoch in range(1, max_epochs + 1):
        idx = np.arange(len(X))
        if shuffle:
            rng.shuffle(idx)
        errors = 0
        for xi, target in zip(X[idx], y[idx]):
            prediction = 1 if np.dot(xi, weights) + bias > 0 else -1
            if prediction != target:
                weights = weights + eta * target * xi
                bias += eta * target
                errors += 1
        updates += errors
        if errors == 0:
            break
    return dict(w=weights, b=bias, n_updates=updates, n_epochs=epoch, converged=errors == 0)


def perceptron_predict(X, w, b):
    return np.where(X @ w + b >= 0, 1, -1)
