"""Jumps from mistake to mistake: one matrix product finds the next."""

import numpy as np


def perceptron_fit(X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
    if np.any((y != 1) & (y != -1)):
        raise ValueError
    rng = np.random.default_rng(seed)
    data, sign = X.astype(np.float64), y.astype(np.float64)
    w, b, n_updates = np.zeros(data.shape[1]), 0.0, 0
    for n_epochs in range(1, max_epochs + 1):
        order = rng.permutation(len(sign)) if shuffle else np.arange(len(sign))
        start, converged = 0, True
        while start < len(order):
            rest = order[start:]
            wrong = sign[rest] * (data[rest] @ w + b) <= 0
            if not wrong.any():
                break
            where = int(wrong.argmax())
            i = rest[where]
            w += eta * sign[i] * data[i]
            b += eta * sign[i]
            n_updates += 1
            start += where + 1
            converged = False
        if converged:
            break
    return dict(w=w, b=b, n_updates=n_updates, n_epochs=n_epochs, converged=converged)


def perceptron_predict(X, w, b):
    labels = np.ones(len(X), dtype=np.int64)
    labels[np.einsum("nd,d->n", X, w) + b < 0] = -1
    return labels
