import numpy as np


def _split(alpha, y):
    return np.where(y > 0, alpha, 0.0), np.where(y < 0, alpha, 0.0)


def _g(alpha, K, y):
    p, m = _split(alpha, y)
    return K @ p - K @ m


def _n2(alpha, K, y):
    p, m = _split(alpha, y)
    return p @ K @ p + m @ K @ m - 2 * (p @ K @ m)


def dual_objective(alpha, K, y):
    return alpha.sum() - _n2(alpha, K, y) / 2


def primal_objective(alpha, b, K, y, C):
    f = _g(alpha, K, y) + b
    return _n2(alpha, K, y) / 2 + C * (
        np.maximum(0, 1 - f[y > 0]).sum() + np.maximum(0, 1 + f[y < 0]).sum()
    )


def duality_gap(alpha, b, K, y, C):
    return -dual_objective(alpha, K, y) + primal_objective(alpha, b, K, y, C)


def kkt_violation(alpha, b, K, y, C):
    m = y * (_g(alpha, K, y) + b)
    e = 1e-8 * C
    parts = [np.zeros(1), 1 - m[alpha < C - e], m[alpha > e] - 1]
    return float(np.concatenate(parts).max())


def decision_function(alpha, b, y, K_test_train):
    p, m = _split(alpha, y)
    return b + K_test_train @ p - K_test_train @ m


def weight_vector(alpha, y, X):
    p, m = _split(alpha, y)
    return X.T @ p - X.T @ m
