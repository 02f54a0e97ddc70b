import numpy as np


def perceptron_dual_fit(K, y, eta=1.0, max_epochs=1000):
    alpha, b, total = np.zeros(len(y)), 0.0, 0
    for _ in range(max_epochs):
        clean = True
        for i in range(len(y)):
            if y[i] * (K[i] @ (alpha * y) + b) <= 0:
                alpha[i] += eta
                b += eta * y[i]
                total += 1
                clean = False
        if clean:
            break
    return {"alpha": alpha, "b": b, "n_updates": total, "converged": clean}


def perceptron_dual_decision(alpha, b, y, K_test_train):
    return K_test_train @ (alpha * y) + b
