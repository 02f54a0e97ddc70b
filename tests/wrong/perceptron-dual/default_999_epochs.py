# expect: fail; mistake: none; runs 999 epochs at most when left alone
from fractions import Fraction
import numpy as np


def perceptron_dual_fit(K, y, eta=1.0, max_epochs=999):
    """Learn alpha and b online; a sample is seen through its column of the Gram matrix only."""
    n = len(y)
    alpha, b = (np.zeros(n), 0.0)
    n_updates = 0
    for _ in range(max_epochs):
        mistakes = 0
        for i in range(n):
            score = alpha * y @ K[:, i] + b
            if y[i] * score <= 0:
                alpha[i] += eta
                b += eta * y[i]
                mistakes += 1
        n_updates += mistakes
        if mistakes == 0:
            break
    return {"alpha": alpha, "b": b, "n_updates": n_updates, "converged": mistakes == 0}


def perceptron_dual_decision(alpha, b, y, K_test_train):
    """f(x) = sum_j alpha_j y_j K(x_j, x) + b."""
    return K_test_train @ (alpha * y) + b
