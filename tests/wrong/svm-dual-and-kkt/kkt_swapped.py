# expect: fail; mistake: kkt-bounds-swapped; conditions of the two bounds exchanged
import numpy as np


def dual_objective(alpha, K, y):
    return alpha.sum() - 0.5 * (alpha * y) @ K @ (alpha * y)


def primal_objective(alpha, b, K, y, C):
    f = decision_function(alpha, b, y, K)
    return 0.5 * (alpha * y) @ K @ (alpha * y) + C * np.maximum(0, 1 - y * f).sum()


def duality_gap(alpha, b, K, y, C):
    return primal_objective(alpha, b, K, y, C) - dual_objective(alpha, K, y)


def kkt_violation(alpha, b, K, y, C):
    worst = 0.0
    f = decision_function(alpha, b, y, K)
    for i in range(len(y)):
        m = y[i] * f[i]
        if alpha[i] < 1e-8 * C:
            worst = max(worst, m - 1)
        elif alpha[i] > C - 1e-8 * C:
            worst = max(worst, 1 - m)
        else:
            worst = max(worst, abs(m - 1))
    return worst


def decision_function(alpha, b, y, K_test_train):
    return K_test_train @ (alpha * y) + b


def weight_vector(alpha, y, X):
    return X.T @ (alpha * y)
