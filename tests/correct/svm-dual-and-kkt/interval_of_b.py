"""KKT as bounds on b: every sample allows an interval, the violation is the distance to it."""

import numpy as np


def dual_objective(alpha, K, y):
    gradient = 1 - y * K.dot(alpha * y)
    return float(alpha.dot(1 + gradient) / 2)


def primal_objective(alpha, b, K, y, C):
    margins = y * (K.dot(alpha * y) + b)
    slack = np.select([margins < 1], [1 - margins], 0.0)
    return float(alpha.dot(y * K.dot(alpha * y)) / 2 + C * slack.sum())


def duality_gap(alpha, b, K, y, C):
    return primal_objective(alpha, b, K, y, C) - dual_objective(alpha, K, y)


def kkt_violation(alpha, b, K, y, C):
    wanted = y - K.dot(alpha * y)  # the b that puts the sample on its margin
    grow, shrink = alpha < C * (1 - 1e-8), alpha > C * 1e-8
    at_least = np.where(y > 0, grow, shrink)
    at_most = np.where(y > 0, shrink, grow)
    low = max([w for w, bound in zip(wanted, at_least) if bound], default=-np.inf)
    high = min([w for w, bound in zip(wanted, at_most) if bound], default=np.inf)
    return max(low - b, b - high, 0.0)


def decision_function(alpha, b, y, K_test_train):
    return np.apply_along_axis(lambda row: (row * alpha * y).sum() + b, 1, K_test_train)


def weight_vector(alpha, y, X):
    return np.sum((alpha * y)[:, None] * X, axis=0)
