# expect: fail; mistake: one-update-per-epoch; a while loop that starts again after every correction
import numpy as np


def perceptron_dual_fit(K, y, eta=1.0, max_epochs=1000):
    alpha, b, count = np.zeros(len(y)), 0.0, 0
    for _ in range(max_epochs):
        scores = y * (K.T @ (alpha * y) + b)
        wrong = np.flatnonzero(scores <= 0)
        if len(wrong) == 0:
            return {"alpha": alpha, "b": b, "n_updates": count, "converged": True}
        i = wrong[0]
        alpha[i] += eta
        b += eta * y[i]
        count += 1
    return {"alpha": alpha, "b": b, "n_updates": count, "converged": False}


def perceptron_dual_decision(alpha, b, y, K_test_train):
    return np.dot(K_test_train, alpha * y) + b
