"""A random projection that keeps distances: Johnson and Lindenstrauss 1984.

Dasgupta and Gupta 2003, theorem 2.1.
"""

import math

import numpy as np


def jl_min_dim(n, eps):
    """Return the dimensions that suffice for n points and squared distances within 1 +- eps.

    Raises
    ------
    ValueError
        `eps` does not lie between 0 and 1.
    """
    if not 0 < eps < 1:
        raise ValueError(f"eps is {eps}, not between 0 and 1")
    return int(4 * math.log(n) / (eps**2 / 2 - eps**3 / 3))


def gaussian_projection(X, k, rng):
    """Return X (n, d) in k dimensions (n, k): one matrix of N(0, 1/k) for all rows."""
    _n, d = X.shape
    A = rng.standard_normal((k, d))
    return X @ A.T / np.sqrt(X.dtype.type(k))


# --------------------------------------------------------------------------- correct as well


def _check(eps):
    if eps <= 0 or eps >= 1:
        raise ValueError("eps must lie between 0 and 1")


class by_loops:
    """One row and one row of the matrix after the other."""

    def jl_min_dim(self, n, eps):
        _check(eps)
        return math.floor(4 * math.log(n) / (eps * eps * (0.5 - eps / 3)))

    def gaussian_projection(self, X, k, rng):
        rows = [rng.normal(size=X.shape[1]) / k**0.5 for _ in range(k)]
        return np.array([[a @ x for a in rows] for x in X])


class by_einsum:
    """The other axis first."""

    def jl_min_dim(self, n, eps):
        _check(eps)
        denominator = eps**2 / 2 - eps**3 / 3
        return int(4 * np.log(n) / denominator)

    def gaussian_projection(self, X, k, rng):
        A = rng.normal(0, 1 / np.sqrt(k), size=(X.shape[1], k))
        return np.einsum("nd,dk->nk", X, A)


class by_columns:
    """A column of the matrix for each coordinate of the points."""

    def jl_min_dim(self, n, eps):
        _check(eps)
        return int(math.log(n) * 24 / (3 * eps**2 - 2 * eps**3))

    def gaussian_projection(self, X, k, rng):
        out = np.zeros((len(X), k), X.dtype)
        for column in X.T:
            out += np.outer(column, rng.standard_normal(k)) / math.sqrt(k)
        return out


# --------------------------------------------------------------------------- the answer in steps


class steps:
    """The answer cut into steps."""

    def jl_min_dim(self, n, eps):
        self.check(eps)
        return self.whole(4 * self.logarithm(n) / self.denominator(eps))

    def check(self, eps):
        _check(eps)

    def whole(self, k):
        return int(k)

    def logarithm(self, n):
        return math.log(n)

    def denominator(self, eps):
        return eps**2 / 2 - eps**3 / 3

    def gaussian_projection(self, X, k, rng):
        return self.rows(X) @ self.matrix(k, X.shape[1], self.source(rng)).T

    def rows(self, X):
        return X

    def matrix(self, k, d, rng):
        return rng.standard_normal((k, d)) / self.divisor(k, d)

    def divisor(self, k, d):
        return math.sqrt(k)

    def source(self, rng):
        return rng


class jl_no_scale(steps):
    def divisor(self, k, d):
        return 1


class jl_scale_d(steps):
    def divisor(self, k, d):
        return math.sqrt(d)


class jl_scale_k(steps):
    def divisor(self, k, d):
        return k


class new_matrix_per_row(steps):
    def gaussian_projection(self, X, k, rng):
        rng = self.source(rng)
        return np.array([self.matrix(k, len(x), rng) @ x for x in self.rows(X)])


class log10(steps):
    def logarithm(self, n):
        return math.log10(n)


class jl_base_2(steps):
    def logarithm(self, n):
        return math.log2(n)


class eps_linear(steps):
    def denominator(self, eps):
        return eps / 2 - eps**2 / 3


class first_term_linear(steps):
    def denominator(self, eps):
        return eps / 2 - eps**3 / 3


class cubic_term_missing(steps):
    def denominator(self, eps):
        return eps**2 / 2


class n_not_log(steps):
    def logarithm(self, n):
        return math.sqrt(n)


class n_itself(steps):
    def logarithm(self, n):
        return n


class rounds_up(steps):
    def whole(self, k):
        return math.ceil(k)


class rows_normalised(steps):
    def rows(self, X):
        length = np.sqrt((X * X).sum(1, keepdims=True))
        return X / np.where(length == 0, 1, length)


class no_eps_check(steps):
    def check(self, eps):
        pass

    def denominator(self, eps):
        return super().denominator(eps) or 1.0


class eps_check_misses_one(steps):
    def check(self, eps):
        if not 0 < eps <= 1:
            raise ValueError("no distortion")


class ignores_generator(steps):
    def source(self, rng):
        return np.random


class own_generator(steps):
    def source(self, rng):
        return np.random.default_rng()


class fixed_seed(steps):
    def source(self, rng):
        return np.random.default_rng(0)
