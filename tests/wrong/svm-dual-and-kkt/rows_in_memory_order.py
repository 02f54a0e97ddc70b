# expect: fail; mistake: none; reads test kernel and X in the order they lie in memory
import numpy as np


def _g(a, K, y):
    return K @ (a * y)


def dual_objective(alpha, K, y):
    return alpha.sum() - 0.5 * (alpha * y) @ _g(alpha, K, y)


def primal_objective(alpha, b, K, y, C):
    g = _g(alpha, K, y)
    return 0.5 * (alpha * y) @ g + C * np.maximum(0, 1 - y * (g + b)).sum()


def duality_gap(alpha, b, K, y, C):
    return primal_objective(alpha, b, K, y, C) - dual_objective(alpha, K, y)


def kkt_violation(alpha, b, K, y, C):
    m = y * (_g(alpha, K, y) + b)
    e = 1e-8 * C
    return max(0.0, (1 - m)[alpha < C - e].max(initial=0), (m - 1)[alpha > e].max(initial=0))


def decision_function(alpha, b, y, K_test_train):
    return K_test_train.ravel("K").reshape(K_test_train.shape) @ (alpha * y) + b


def weight_vector(alpha, y, X):
    return X.ravel("K").reshape(X.shape).T @ (alpha * y)
