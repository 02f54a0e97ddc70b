import numpy as np


def perceptron_dual_fit(K, y, eta=1.0, max_epochs=1000):
    n = len(y)
    counts = np.zeros(n, dtype=int)
    converged = False
    while not converged and max_epochs > 0:
        max_epochs -= 1
        converged = True
        for i in range(n):
            coef = eta * counts * y
            if y[i] * (coef.dot(K[i]) + coef.sum()) <= 0:
                counts[i] += 1
                converged = False
    return dict(
        alpha=counts * float(eta),
        b=float(eta * (counts * y).sum()),
        n_updates=int(counts.sum()),
        converged=converged,
    )


def perceptron_dual_decision(alpha, b, y, K_test_train):
    return np.array([float(np.dot(alpha * y, row)) + b for row in K_test_train])
