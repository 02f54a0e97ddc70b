"""Keeps all scores and adds one signed column of K with every correction."""

import numpy as np


def perceptron_dual_fit(K, y, eta=1.0, max_epochs=1000):
    counts, margins, total = np.zeros(len(y), int), np.zeros(len(y)), 0
    signed = (K + 1.0) * np.outer(y, y)
    epoch, clean = 0, False
    while not clean and epoch < max_epochs:
        clean, epoch = True, epoch + 1
        for i in range(len(y)):
            if margins[i] <= 0:
                margins = margins + signed[:, i]
                counts[i] += 1
                clean = False
    return dict(
        alpha=eta * counts, b=eta * float(counts @ y), n_updates=int(counts.sum()), converged=clean
    )


def perceptron_dual_decision(alpha, b, y, K_test_train):
    return np.einsum("mn,n,n->m", K_test_train, alpha, y) + b
