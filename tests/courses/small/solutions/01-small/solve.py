"""Solve a linear system."""

import numpy as np


def solve(A, b):
    return np.linalg.solve(A, b)


class by_inverse:
    def solve(self, A, b):
        return np.linalg.inv(A) @ b
