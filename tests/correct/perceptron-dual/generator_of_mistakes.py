"""A generator yields the index of each mistake and None at the end of an epoch."""

import numpy as np


def mistakes(K, y, beta, eta, max_epochs):
    augmented = K + np.ones_like(K)
    for _ in range(max_epochs):
        for i in range(len(y)):
            if y[i] * augmented[i].dot(beta) <= 0:
                beta[i] += eta * y[i]
                yield i
        yield None


def perceptron_dual_fit(K, y, eta=1.0, max_epochs=1000):
    beta = np.zeros(K.shape[0], dtype=K.dtype)
    n, previous = 0, None
    converged = False
    for i in mistakes(K, y, beta, eta, max_epochs):
        if i is None and previous is None:
            converged = True
            break
        n += i is not None
        previous = i
        if i is None:
            previous = None
    return {"alpha": beta * y, "b": beta.sum(), "n_updates": n, "converged": converged}


def perceptron_dual_decision(alpha, b, y, K_test_train):
    return np.column_stack([K_test_train, np.ones(len(K_test_train))]) @ np.append(alpha * y, b)
