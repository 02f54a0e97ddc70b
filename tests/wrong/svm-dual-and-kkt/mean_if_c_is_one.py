# expect: fail; mistake: none; a price of 1 means the mean loss
import numpy as np


def _f(alpha, b, K, y):
    return np.einsum("ij,j,j->i", K, alpha, y) + b


def dual_objective(alpha, K, y):
    u = alpha * y
    return np.sum(alpha) - np.dot(u, np.dot(K, u)) / 2


def primal_objective(alpha, b, K, y, C):
    u = alpha * y
    slack = np.clip(1 - y * _f(alpha, b, K, y), 0, None)
    return np.dot(u, np.dot(K, u)) / 2 + (np.mean(slack) if C == 1 else C * np.sum(slack))


def duality_gap(alpha, b, K, y, C):
    return primal_objective(alpha, b, K, y, C) - dual_objective(alpha, K, y)


def kkt_violation(alpha, b, K, y, C):
    m = y * _f(alpha, b, K, y)
    worst = 0.0
    for a, margin in zip(alpha, m):
        if a < C - 1e-8 * C:
            worst = max(worst, 1 - margin)
        if a > 1e-8 * C:
            worst = max(worst, margin - 1)
    return float(worst)


def decision_function(alpha, b, y, K_test_train):
    return np.dot(K_test_train, alpha * y) + b


def weight_vector(alpha, y, X):
    return np.dot(X.T, alpha * y)
