"""Sums run over the support vectors; errors E = f - y as in Platt's paper."""

import numpy as np


def support(alpha):
    return np.flatnonzero(alpha)


def dual_objective(alpha, K, y):
    sv = support(alpha)
    u = alpha[sv] * y[sv]
    return np.add.reduce(alpha) - 0.5 * np.sum(K[np.ix_(sv, sv)] * np.outer(u, u))


def primal_objective(alpha, b, K, y, C):
    sv = support(alpha)
    u = alpha[sv] * y[sv]
    E = decision_function(alpha, b, y, K) - y
    xi = np.clip(-y * E, 0.0, np.inf)  # y E = y f - 1
    return 0.5 * np.sum(K[np.ix_(sv, sv)] * np.outer(u, u)) + C * xi.sum()


def duality_gap(alpha, b, K, y, C):
    P, W = primal_objective(alpha, b, K, y, C), dual_objective(alpha, K, y)
    return P - W


def kkt_violation(alpha, b, K, y, C):
    r = y * (decision_function(alpha, b, y, K) - y)
    lower = np.isclose(alpha, 0, rtol=0, atol=1e-8 * C)
    upper = np.isclose(alpha, C, rtol=0, atol=1e-8 * C)
    free = ~(lower | upper)
    amounts = np.zeros(len(y))
    amounts[lower] = np.fmax(0, -r[lower])
    amounts[upper] = np.fmax(0, r[upper])
    amounts[free] = np.abs(r[free])
    return amounts.max()


def decision_function(alpha, b, y, K_test_train):
    sv = support(alpha)
    return K_test_train[:, sv].dot(alpha[sv] * y[sv]) + b


def weight_vector(alpha, y, X):
    sv = support(alpha)
    return X[sv].T.dot(alpha[sv] * y[sv])
