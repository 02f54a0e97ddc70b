"""LIBSVM's rule: the first index by gradient, the second by the gain it promises."""

import numpy as np

TAU = 1e-12


class Solver:
    def __init__(self, K, y, C, tol):
        self.K, self.y, self.C, self.tol = K, y, C, tol
        self.diagonal = np.diag(K).copy()
        self.alpha = np.zeros(len(y))
        self.G = -np.ones(len(y))

    def up(self):
        return ((self.alpha < self.C) & (self.y > 0)) | ((self.alpha > 0) & (self.y < 0))

    def low(self):
        return ((self.alpha < self.C) & (self.y < 0)) | ((self.alpha > 0) & (self.y > 0))

    def limits(self):
        score = -self.y * self.G
        return score[self.up()].max(), score[self.low()].min()

    def select(self):
        score = -self.y * self.G
        i = np.flatnonzero(self.up())[score[self.up()].argmax()]
        candidates = np.flatnonzero(self.low() & (score < score[i]))
        gap = score[i] - score[candidates]
        curve = self.diagonal[i] + self.diagonal[candidates] - 2 * self.K[i, candidates]
        gain = gap**2 / np.where(curve > 0, curve, TAU)
        return i, candidates[gain.argmax()]

    def update(self, i, j):
        y, alpha, C = self.y, self.alpha, self.C
        curve = self.diagonal[i] + self.diagonal[j] - 2 * self.K[i, j]
        step = (-y[i] * self.G[i] + y[j] * self.G[j]) / (curve if curve > 0 else TAU)
        old_i, old_j = alpha[i], alpha[j]
        total = y[i] * old_i + y[j] * old_j
        new_i = min(max(old_i + y[i] * step, 0.0), C)
        new_j = min(max(y[j] * (total - y[i] * new_i), 0.0), C)
        new_i = min(max(y[i] * (total - y[j] * new_j), 0.0), C)
        alpha[i], alpha[j] = new_i, new_j
        d_i, d_j = new_i - old_i, new_j - old_j
        self.G += y * (y[i] * d_i * self.K[i] + y[j] * d_j * self.K[j])

    def bias(self):
        free = (self.alpha > 0) & (self.alpha < self.C)
        if free.any():
            return float((-self.y * self.G)[free].mean())
        return float(sum(self.limits()) / 2)


def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    if not C > 0:
        raise ValueError("C must be positive")
    if sorted(set(y.tolist())) != [-1, 1]:
        raise ValueError("labels must be -1 and +1")
    solver = Solver(kernel(X, X), np.array(y, dtype=float), C, tol)
    n_iter = 0
    while np.subtract(*solver.limits()) > tol and n_iter < max_iter:
        solver.update(*solver.select())
        n_iter += 1
    m, M = solver.limits()
    return dict(alpha=solver.alpha, b=solver.bias(), n_iter=n_iter, converged=bool(m - M <= tol))
