"""Everything in lists of Python numbers."""

import numpy as np


def lists(*arrays):
    return [a.tolist() for a in arrays]


def dual_objective(alpha, K, y):
    a, k, s = lists(alpha, K, y)
    n = range(len(a))
    square = sum(a[i] * s[i] * sum(a[j] * s[j] * k[i][j] for j in n) for i in n)
    return sum(a) - square / 2


def primal_objective(alpha, b, K, y, C):
    a, s = lists(alpha, y)
    f = decision_function(alpha, b, y, K).tolist()
    norm = sum(ai * si * (fi - b) for ai, si, fi in zip(a, s, f))
    return norm / 2 + C * sum(1 - si * fi for si, fi in zip(s, f) if si * fi < 1)


def duality_gap(alpha, b, K, y, C):
    return primal_objective(alpha, b, K, y, C) - dual_objective(alpha, K, y)


def kkt_violation(alpha, b, K, y, C):
    a, s = lists(alpha, y)
    violations = [0.0]
    for ai, si, fi in zip(a, s, decision_function(alpha, b, y, K).tolist()):
        share = ai / C
        if share < 1 - 1e-8:
            violations.append(1 - si * fi)
        if share > 1e-8:
            violations.append(si * fi - 1)
    return max(violations)


def decision_function(alpha, b, y, K_test_train):
    a, s, rows = lists(alpha, y, K_test_train)
    return np.array([b + sum(p * q * r for p, q, r in zip(a, s, row)) for row in rows])


def weight_vector(alpha, y, X):
    a, s = lists(alpha, y)
    return np.array([sum(p * q * v for p, q, v in zip(a, s, column)) for column in X.T.tolist()])
