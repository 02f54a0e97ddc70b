"""Platt's program, with the running threshold it ends with, and the partner of largest |E_i - E_j|
among all points."""

import numpy as np


class Solver:
    def __init__(self, X, y, C, kernel, tol, budget):
        self.K, self.y, self.C, self.tol, self.budget = kernel(X, X), y, C, tol, budget
        self.n, self.alphas, self.b = len(y), np.zeros(len(y)), 0.0
        self.steps = 0

    def E(self):
        return self.K @ (self.alphas * self.y) + self.b - self.y

    def take_step(self, i1, i2, E):
        if i1 == i2 or self.steps == self.budget:
            return False
        a1, a2, y1, y2 = self.alphas[i1], self.alphas[i2], self.y[i1], self.y[i2]
        E1, E2, s = E[i1], E[i2], y1 * y2
        L, H = (
            (max(0, a2 - a1), min(self.C, self.C + a2 - a1))
            if s < 0
            else (max(0, a1 + a2 - self.C), min(self.C, a1 + a2))
        )
        k11, k12, k22 = self.K[i1, i1], self.K[i1, i2], self.K[i2, i2]
        eta = k11 + k22 - 2 * k12
        slope = y2 * (E1 - E2)
        if eta > 1e-12:
            new = min(max(a2 + slope / eta, L), H)
        else:
            at_L, at_H = (slope * (end - a2) - eta / 2 * (end - a2) ** 2 for end in (L, H))
            new = L if at_L > at_H + 1e-12 else H if at_H > at_L + 1e-12 else a2
        if new < 1e-8 * self.C:
            new = 0.0
        elif new > self.C * (1 - 1e-8):
            new = float(self.C)
        if abs(new - a2) <= 1e-9 * self.C:
            return False
        other = a1 + s * (a2 - new)
        if other < 1e-8 * self.C:
            other = 0.0
        elif other > self.C * (1 - 1e-8):
            other = float(self.C)
        b1 = self.b - E1 - y1 * (other - a1) * k11 - y2 * (new - a2) * k12
        b2 = self.b - E2 - y1 * (other - a1) * k12 - y2 * (new - a2) * k22
        inside1, inside2 = 0 < other < self.C, 0 < new < self.C
        self.b = b1 if inside1 else b2 if inside2 else (b1 + b2) / 2
        self.alphas[i1], self.alphas[i2] = other, new
        self.steps += 1
        return True

    def examine(self, i2):
        E = self.E()
        r2 = E[i2] * self.y[i2]
        if not (
            (r2 < -self.tol and self.alphas[i2] < self.C) or (r2 > self.tol and self.alphas[i2] > 0)
        ):
            return False
        for i1 in np.argsort(-np.abs(E - E[i2])):
            if self.take_step(int(i1), i2, E):
                return True
        return False

    def run(self):
        examine_all, changed = True, 0
        while self.steps < self.budget and (changed or examine_all):
            where = (
                range(self.n)
                if examine_all
                else np.flatnonzero((self.alphas > 0) & (self.alphas < self.C))
            )
            changed = sum(self.examine(int(i)) for i in where)
            if examine_all:
                if not changed:
                    return True
                examine_all = False
            elif not changed:
                examine_all = True
        return False


def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    if C <= 0:
        raise ValueError("C")
    if not (np.all(np.abs(y) == 1) and y.min() < 0 < y.max()):
        raise ValueError("labels")
    solver = Solver(X, y, C, kernel, tol, max_iter)
    done = solver.run()
    return {"alpha": solver.alphas, "b": float(solver.b), "n_iter": solver.steps, "converged": done}
