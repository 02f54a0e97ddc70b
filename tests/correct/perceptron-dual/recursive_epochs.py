"""One epoch is a function of the state; the state is a tuple."""

import numpy as np


def epoch(K, y, eta, state):
    alpha, b, n = state
    for i, (column, label) in enumerate(zip(K.T, y)):
        if label * (sum(a * t * k for a, t, k in zip(alpha, y, column)) + b) <= 0:
            alpha = alpha[:i] + (alpha[i] + eta,) + alpha[i + 1 :]
            b, n = b + eta * label, n + 1
    return alpha, b, n


def perceptron_dual_fit(K, y, eta=1.0, max_epochs=1000):
    state = ((0.0,) * len(y), 0.0, 0)
    for _ in range(max_epochs):
        after = epoch(K, y, eta, state)
        clean = after[2] == state[2]
        state = after
        if clean:
            break
    alpha, b, n = state
    return dict(alpha=np.asarray(alpha), b=b, n_updates=n, converged=clean)


def perceptron_dual_decision(alpha, b, y, K_test_train):
    return np.array([np.sum(alpha * y * row) + b for row in K_test_train])
