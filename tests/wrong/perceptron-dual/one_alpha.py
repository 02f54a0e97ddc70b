# expect: fail; mistake: none; every run fills the same array alpha
import numpy as np

_a = {}


def perceptron_dual_fit(K, y, eta=1.0, max_epochs=1000):
    n = len(y)
    a = _a.setdefault(n, np.zeros(n))
    a[:] = 0
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
    return K_test_train @ (alpha * y) + b
