"""An epoch is a fold over the samples; epochs call each other."""

import functools

import numpy as np


def perceptron_fit(X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
    if not all(label in {-1, 1} for label in y):
        raise ValueError("labels outside {-1, +1}")
    rng = np.random.default_rng(seed)

    def step(state, i):
        w, b, updates = state
        if y[i] * (np.sum(w * X[i]) + b) > 0:
            return state
        return w + eta * y[i] * X[i], b + eta * y[i], updates + 1

    state = np.zeros(X.shape[1]), 0.0, 0
    epochs, before = 0, -1
    while epochs < max_epochs and state[2] != before:
        before = state[2]
        order = rng.permutation(len(y)) if shuffle else range(len(y))
        state = functools.reduce(step, order, state)
        epochs += 1
    w, b, updates = state
    return {
        "w": w,
        "b": b,
        "n_updates": updates,
        "n_epochs": epochs,
        "converged": updates == before,
    }


def perceptron_predict(X, w, b):
    return np.array([-1, 1])[(X @ w + b >= 0).astype(int)]
