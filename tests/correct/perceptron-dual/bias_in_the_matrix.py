import numpy as np


def perceptron_dual_fit(K, y, eta=1.0, max_epochs=1000):
    y = np.asarray(y, float)
    Q = np.outer(y, y) * (K + 1.0)
    c = np.zeros(len(y), int)
    for epoch in range(max_epochs):
        old = c.copy()
        for i in range(len(y)):
            c[i] += Q[i] @ c <= 0
        if (old == c).all():
            break
    return dict(
        alpha=c * float(eta),
        b=eta * float(c @ y),
        n_updates=int(c.sum()),
        converged=bool((old == c).all()),
    )


def perceptron_dual_decision(alpha, b, y, K_test_train):
    return np.array([np.dot(r, np.multiply(alpha, y)) + b for r in K_test_train])
