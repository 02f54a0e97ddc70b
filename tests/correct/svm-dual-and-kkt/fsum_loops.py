import math

import numpy as np


def _pairs(alpha, K, y):
    n = len(alpha)
    return math.fsum(
        alpha[i] * alpha[j] * y[i] * y[j] * K[i, j] for i in range(n) for j in range(n)
    )


def dual_objective(alpha, K, y):
    return math.fsum(alpha) - _pairs(alpha, K, y) / 2


def _outputs(alpha, b, K, y):
    return [math.fsum(a * t * k for a, t, k in zip(alpha, y, row, strict=False)) + b for row in K]


def primal_objective(alpha, b, K, y, C):
    slack = (max(0.0, 1 - t * f) for t, f in zip(y, _outputs(alpha, b, K, y), strict=False))
    return _pairs(alpha, K, y) / 2 + C * math.fsum(slack)


def duality_gap(alpha, b, K, y, C):
    return primal_objective(alpha, b, K, y, C) - dual_objective(alpha, K, y)


def kkt_violation(alpha, b, K, y, C):
    worst = 0.0
    tiny = 1e-8 * C
    for a, t, f in zip(alpha, y, _outputs(alpha, b, K, y), strict=False):
        short = 1 - t * f
        if a <= tiny:
            bad = short
        elif C - a <= tiny:
            bad = -short
        else:
            bad = abs(short)
        worst = max(worst, bad)
    return worst


def decision_function(alpha, b, y, K_test_train):
    return np.array(_outputs(alpha, b, K_test_train, y))


def weight_vector(alpha, y, X):
    return sum((a * t * x for a, t, x in zip(alpha, y, X, strict=False)), np.zeros(X.shape[1]))
