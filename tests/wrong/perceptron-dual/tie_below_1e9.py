# expect: fail; mistake: none; a score below 1e-9 counts as a mistake, whatever the rate
import numpy as np


def perceptron_dual_fit(K, y, eta=1.0, max_epochs=1000):
    n = len(y)
    alpha, b, n_updates, converged = np.zeros(n), 0.0, 0, False
    for _ in range(max_epochs):
        clean = True
        for i in range(n):
            if y[i] * ((alpha * y) @ K[i] + b) <= 1e-9:
                alpha[i] += eta
                b += eta * y[i]
                n_updates += 1
                clean = False
        if clean:
            converged = True
            break
    return {"alpha": alpha, "b": b, "n_updates": n_updates, "converged": converged}


def perceptron_dual_decision(alpha, b, y, K_test_train):
    return K_test_train @ (alpha * y) + b
