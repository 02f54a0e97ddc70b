# expect: fail; mistake: alpha-plus-label; alpha holds the label, the scores are right
import numpy as np


def perceptron_dual_fit(K, y, eta=1.0, max_epochs=1000):
    n = len(y)
    a = np.zeros(n)
    b = 0.0
    s = np.zeros(n)
    u = 0
    for _ in range(max_epochs):
        start = u
        for i in range(n):
            if y[i] * (s[i] + b) <= 0:
                a[i] += eta * y[i]
                b += eta * y[i]
                s = s + eta * y[i] * K[i]
                u += 1
        if u == start:
            break
    return dict(alpha=a, b=float(b), n_updates=u, converged=u == start)


def perceptron_dual_decision(alpha, b, y, K_test_train):
    return K_test_train @ (alpha * y) + b
