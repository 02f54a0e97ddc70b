"""A dictionary of the samples that were ever wrong."""

from collections import defaultdict

import numpy as np


def perceptron_dual_fit(K, y, eta=1.0, max_epochs=1000):
    weight = defaultdict(float)
    b = 0.0
    count = 0
    for epoch in range(max_epochs):
        start = count
        for i in range(K.shape[0]):
            f = b
            for j, a in weight.items():
                f += a * y[j] * K[i, j]
            if np.sign(f) != y[i]:
                weight[i] += eta
                b += eta * float(y[i])
                count += 1
        if count == start:
            break
    else:
        epoch = None
    alpha = np.zeros(K.shape[0])
    alpha[list(weight)] = list(weight.values())
    return {"alpha": alpha, "b": b, "n_updates": count, "converged": epoch is not None}


def perceptron_dual_decision(alpha, b, y, K_test_train):
    keep = alpha != 0
    return np.tensordot(K_test_train[:, keep], (alpha * y)[keep], axes=1) + b
