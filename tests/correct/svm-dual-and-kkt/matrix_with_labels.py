import numpy as np


def _Q(K, y):
    return np.outer(y, y) * K


def dual_objective(alpha, K, y):
    return np.sum(alpha) - 0.5 * np.vdot(alpha, _Q(K, y).dot(alpha))


def primal_objective(alpha, b, K, y, C):
    q = _Q(K, y) @ alpha
    xi = np.clip(1 - (q + y * b), 0, None)
    return 0.5 * alpha @ q + C * xi.sum()


def duality_gap(alpha, b, K, y, C):
    q = _Q(K, y) @ alpha
    return alpha @ q - alpha.sum() + C * np.clip(1 - q - b * y, 0, None).sum()


def kkt_violation(alpha, b, K, y, C):
    r = 1 - (_Q(K, y) @ alpha + y * b)
    t = alpha / C
    return max(0.0, *r[t < 1 - 1e-8], *(-r[t > 1e-8]))


def decision_function(alpha, b, y, K_test_train):
    return (K_test_train * (alpha * y)).sum(axis=1) + b


def weight_vector(alpha, y, X):
    return (X.T * (alpha * y)).sum(1)
