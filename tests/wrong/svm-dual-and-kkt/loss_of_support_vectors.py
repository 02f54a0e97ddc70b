# expect: fail; mistake: none; adds up the losses of support vectors only
import numpy as np


def _g(a, K, y):
    return K @ (a * y)


def dual_objective(alpha, K, y):
    return alpha.sum() - 0.5 * (alpha * y) @ _g(alpha, K, y)


def primal_objective(alpha, b, K, y, C):
    g = _g(alpha, K, y)
    xi = np.maximum(0, 1 - y * (g + b))
    return 0.5 * (alpha * y) @ g + C * xi[alpha > 0].sum()


def duality_gap(alpha, b, K, y, C):
    return primal_objective(alpha, b, K, y, C) - dual_objective(alpha, K, y)


def kkt_violation(alpha, b, K, y, C):
    m = y * (_g(alpha, K, y) + b)
    e = 1e-8 * C
    return max(0.0, (1 - m)[alpha < C - e].max(initial=0), (m - 1)[alpha > e].max(initial=0))


def decision_function(alpha, b, y, K_test_train):
    return K_test_train @ (alpha * y) + b


def weight_vector(alpha, y, X):
    return X.T @ (alpha * y)
