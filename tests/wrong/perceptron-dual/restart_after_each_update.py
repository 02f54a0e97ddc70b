# expect: fail; mistake: one-update-per-epoch; begins again from the first sample after every update
import numpy as np


def perceptron_dual_fit(K, y, eta=1.0, max_epochs=1000):
    n = len(y)
    alpha = np.zeros(n)
    b = 0.0
    ups = 0
    ok = False
    for _ in range(max_epochs):
        found = False
        for i in range(n):
            if y[i] * ((alpha * y) @ K[:, i] + b) <= 0:
                alpha[i] += eta
                b += eta * y[i]
                ups += 1
                found = True
                break
        if not found:
            ok = True
            break
    return {"alpha": alpha, "b": b, "n_updates": ups, "converged": ok}


def perceptron_dual_decision(alpha, b, y, K_test_train):
    return K_test_train @ (alpha * y) + b
