# expect: fail; mistake: none; reads the test kernel in the order it lies in memory
import numpy as np


def perceptron_dual_fit(K, y, eta=1.0, max_epochs=1000):
    n = len(y)
    a = np.zeros(n)
    b = 0.0
    u = 0
    for _ in range(max_epochs):
        m = 0
        for i in range(n):
            if y[i] * ((a * y) @ K[i] + b) <= 0:
                a[i] += eta
                b += eta * y[i]
                m += 1
        u += m
        if m == 0:
            break
    return {"alpha": a, "b": b, "n_updates": u, "converged": m == 0}


def perceptron_dual_decision(alpha, b, y, K_test_train):
    return K_test_train.ravel("K").reshape(K_test_train.shape) @ (alpha * y) + b
