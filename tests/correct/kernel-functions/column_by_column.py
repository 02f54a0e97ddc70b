import numpy as np


class Gram:
    def __init__(self, X, Z):
        self.X, self.Z = X, Z

    def build(self, column):
        return np.column_stack([column(self.X, z) for z in self.Z])


def linear_kernel(X, Z):
    return Gram(X, Z).build(lambda A, z: A.dot(z))


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    return Gram(X, Z).build(
        lambda A, z: np.float_power(gamma * A.dot(z) + coef0, degree).astype(A.dtype)
    )


def rbf_kernel(X, Z, sigma=1.0):
    return Gram(X, Z).build(lambda A, z: np.exp(np.sum((A - z) ** 2, axis=1) * (-0.5 / sigma**2)))


def laplacian_kernel(X, Z, sigma=1.0):
    return Gram(X, Z).build(lambda A, z: np.exp(-np.linalg.norm((A - z) / sigma, axis=1)))


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    return Gram(X, Z).build(lambda A, z: np.tanh((A * beta) @ z + theta))
