import numpy as np


def _Q(K, y):
    return np.outer(y, y) * K


def dual_objective(alpha, K, y):
    return np.ones(len(y)) @ alpha - 0.5 * np.einsum("i,ij,j", alpha, _Q(K, y), alpha)


def primal_objective(alpha, b, K, y, C):
    xi = np.clip(1 - (_Q(K, y) @ alpha + b * y), 0, None)
    return 0.5 * alpha @ _Q(K, y) @ alpha + C * xi.sum()


def duality_gap(alpha, b, K, y, C):
    return primal_objective(alpha, b, K, y, C) - dual_objective(alpha, K, y)


def kkt_violation(alpha, b, K, y, C):
    r = _Q(K, y) @ alpha + b * y - 1
    can_grow = alpha < C * (1 - 1e-8)
    can_shrink = alpha > 1e-8 * C
    return max(np.max(-r, where=can_grow, initial=0), np.max(r, where=can_shrink, initial=0))


def decision_function(alpha, b, y, K_test_train):
    return K_test_train.dot(np.multiply(alpha, y)) + b


def weight_vector(alpha, y, X):
    return np.sum((alpha * y)[:, None] * X, axis=0)
