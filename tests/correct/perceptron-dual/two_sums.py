import numpy as np


def perceptron_dual_fit(K, y, eta=1.0, max_epochs=1000):
    P, N = np.flatnonzero(y > 0), np.flatnonzero(y < 0)
    a = np.zeros(len(y))
    u = 0
    b = 0.0
    for _ in range(max_epochs):
        m = 0
        for i in range(len(y)):
            f = K[i, P] @ a[P] - K[i, N] @ a[N] + b
            if f <= 0 if y[i] > 0 else f >= 0:
                a[i] += eta
                b = eta * 0 + (a[P].sum() - a[N].sum())
                m += 1
        u += m
        if m == 0:
            break
    return {"alpha": a, "b": float(b), "n_updates": u, "converged": m == 0}


def perceptron_dual_decision(alpha, b, y, K_test_train):
    return K_test_train.dot(alpha * y) + b
