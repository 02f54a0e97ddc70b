import numpy as np


def blockwise(f):
    def g(X, Z, *a, **k):
        return np.concatenate(
            [f(X[i : i + 2].astype(float), Z.astype(float), *a, **k) for i in range(0, len(X), 2)]
        ).astype(X.dtype)

    return g


@blockwise
def linear_kernel(X, Z):
    return np.einsum("ij,kj->ik", X, Z)


@blockwise
def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    return np.power(gamma * np.inner(X, Z) + coef0, degree)


@blockwise
def rbf_kernel(X, Z, sigma=1.0):
    return np.exp(-0.5 * np.square((X[:, None] - Z[None]) / sigma).sum(2))


@blockwise
def laplacian_kernel(X, Z, sigma=1.0):
    return np.exp(-np.linalg.norm(X[:, None] - Z[None], axis=2) / sigma)


@blockwise
def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    return np.tanh(beta * np.inner(X, Z) + theta)
