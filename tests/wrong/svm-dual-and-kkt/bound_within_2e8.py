# expect: fail; mistake: none; takes multipliers within 2e-8 C of C for C
import numpy as np


def dual_objective(alpha, K, y):
    u = alpha * y
    return alpha.sum() - u @ K @ u / 2


def primal_objective(alpha, b, K, y, C):
    u = alpha * y
    losses = np.maximum(0, 1 - y * decision_function(alpha, b, y, K))
    return u @ K @ u / 2 + C * losses.sum()


def duality_gap(alpha, b, K, y, C):
    return primal_objective(alpha, b, K, y, C) - dual_objective(alpha, K, y)


def kkt_violation(alpha, b, K, y, C):
    yf = y * decision_function(alpha, b, y, K)
    can_grow = alpha < C - 2e-08 * C
    can_shrink = alpha > 1e-08 * C
    return max(0.0, *(1 - yf)[can_grow], *(yf - 1)[can_shrink])


def decision_function(alpha, b, y, K_test_train):
    return K_test_train @ (alpha * y) + b


def weight_vector(alpha, y, X):
    return alpha * y @ X
