import numpy as np


def _f(alpha, b, y, K):
    return K @ (alpha * y) + b


def dual_objective(alpha, K, y):
    v = alpha * y
    return alpha.sum() - 0.5 * v @ K @ v


def primal_objective(alpha, b, K, y, C):
    v = alpha * y
    return 0.5 * v @ K @ v + C * np.maximum(0, 1 - y * _f(alpha, b, y, K)).sum()


def duality_gap(alpha, b, K, y, C):
    return primal_objective(alpha, b, K, y, C) - dual_objective(alpha, K, y)


def kkt_violation(alpha, b, K, y, C):
    m = y * _f(alpha, b, y, K) - 1
    low = alpha <= 1e-8 * C
    up = alpha >= C - 1e-8 * C
    v = np.where(low, np.maximum(0, -m), np.where(up, np.maximum(0, m), np.abs(m)))
    return v.max()


def decision_function(alpha, b, y, K_test_train):
    return K_test_train @ (alpha * y) + b


def weight_vector(alpha, y, X):
    return (alpha * y) @ X
