# expect: fail; mistake: none; begins again from the first sample, and counts visits
import numpy as np


def perceptron_dual_fit(K, y, eta=1.0, max_epochs=1000):
    n = len(y)
    alpha = np.zeros(n)
    b = 0.0
    ups = 0
    i = 0
    visits = 0
    while i < n and visits < max_epochs * n:
        visits += 1
        if y[i] * ((alpha * y) @ K[:, i] + b) <= 0:
            alpha[i] += eta
            b += eta * y[i]
            ups += 1
            i = 0
        else:
            i += 1
    return {"alpha": alpha, "b": b, "n_updates": ups, "converged": i == n}


def perceptron_dual_decision(alpha, b, y, K_test_train):
    return K_test_train @ (alpha * y) + b
