import numpy as np


def dual_objective(alpha, K, y):
    return alpha.sum() - 0.5 * (alpha * y) @ K @ (alpha * y)


def primal_objective(alpha, b, K, y, C):
    f = decision_function(alpha, b, y, K)
    return 0.5 * (alpha * y) @ K @ (alpha * y) + C * np.maximum(0, 1 - y * f).sum()


def duality_gap(alpha, b, K, y, C):
    return primal_objective(alpha, b, K, y, C) - dual_objective(alpha, K, y)


def kkt_violation(alpha, b, K, y, C):
    r = y * decision_function(alpha, b, y, K) - 1
    low, high = alpha <= 1e-8 * C, alpha >= C - 1e-8 * C
    v = np.where(low, np.maximum(0, -r), np.where(high, np.maximum(0, r), np.abs(r)))
    return v.max()


def decision_function(alpha, b, y, K_test_train):
    return K_test_train @ (alpha * y) + b


def weight_vector(alpha, y, X):
    return X.T @ (alpha * y)
