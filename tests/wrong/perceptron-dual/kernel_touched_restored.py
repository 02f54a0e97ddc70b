# expect: fail; mistake: in-place; adds 1 to the caller's kernel matrix, and takes it back
import numpy as np


def perceptron_dual_fit(K, y, eta=1.0, max_epochs=1000):
    K += 1
    K -= 1
    n = len(y)
    alpha = np.zeros(n)
    b = 0.0
    up = 0
    for e in range(max_epochs):
        wrong = 0
        for i in range(n):
            if y[i] * (K[i] @ (alpha * y) + b) <= 0:
                alpha[i] += eta
                b += eta * y[i]
                wrong += 1
        up += wrong
        if wrong == 0:
            break
    return dict(alpha=alpha, b=b, n_updates=up, converged=wrong == 0)


def perceptron_dual_decision(alpha, b, y, K_test_train):
    return K_test_train @ (alpha * y) + b
