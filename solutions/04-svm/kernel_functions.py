"""Kernel functions: inner products in feature spaces that are never written down."""

import numpy as np


def linear_kernel(X, Z):
    """Return x·z for all pairs of rows: (n, d), (m, d) -> (n, m)."""
    return X @ Z.T


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    """Return (gamma x·z + coef0)^degree; coef0 brings in the terms of lower degree."""
    return (gamma * linear_kernel(X, Z) + coef0) ** degree


def rbf_kernel(X, Z, sigma=1.0):
    """Return exp(-‖x - z‖² / (2 sigma²)), the Gaussian kernel of width sigma."""
    return np.exp(-squared_distances(X, Z) / (2 * sigma**2))


def laplacian_kernel(X, Z, sigma=1.0):
    """Return exp(-‖x - z‖ / sigma), which has longer tails, and a peak at x = z."""
    return np.exp(-np.sqrt(squared_distances(X, Z)) / sigma)


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    """Return tanh(beta x·z + theta), a kernel in name only."""
    return np.tanh(beta * linear_kernel(X, Z) + theta)


def squared_distances(X, Z):
    """Return ‖x - z‖² for all pairs of rows, one feature at a time.

    Expanding the square, ‖x‖² + ‖z‖² - 2 x·z, would be one matrix product, but far from the origin
    it subtracts large numbers that are nearly equal, and the digits of a small distance are lost.
    """
    squares = np.zeros((len(X), len(Z)), X.dtype)  # (n, m)
    for x, z in zip(X.T, Z.T, strict=True):  # column k of both: (n,) and (m,)
        squares += (x[:, None] - z) ** 2
    return squares


# ---------------------------------------------------------------------------- certificates


def far_rbf(inputs, got):
    """What is lost of an RBF matrix of far points, two by two close together."""
    found = far(inputs, got, rbf_kernel)
    K = np.asarray(got)
    square = K.ndim == 2 and K.shape[0] == K.shape[1]
    return {**found, "diagonal": np.abs(np.diag(K) - 1).max() if square else np.inf}


def far_laplacian(inputs, got):
    return far(inputs, got, laplacian_kernel)


def far(inputs, got, kernel):
    """The error in units of the rounding of the largest coordinate; of its square, if expanded."""
    X, K = np.asarray(inputs["X"]), np.asarray(got)
    exact = kernel(X.astype(np.longdouble), np.asarray(inputs["Z"]).astype(np.longdouble))
    if K.shape != exact.shape:
        return {"lost-digits": np.inf}
    eps, size = float(np.finfo(X.dtype).eps), float(np.abs(X).max())
    finite = np.isfinite(K)
    error = float(np.abs(K - exact).max()) if finite.all() else np.inf
    # an expanded square is off by a few eps |x|^2, and may be negative: exp grows, sqrt gives NaN
    small = squared_distances(X, np.asarray(inputs["Z"])) < 32 * eps * size**2
    expanded = (finite | small).all() and error > 32 * eps * size
    expanded = expanded and (error < np.expm1(8 * eps * size**2) or error == np.inf)
    return {
        "lost-digits": error / (eps * size),
        "diagnosis": ["distance-expanded"] if expanded else [],
    }


def gram(inputs, got):
    """How far a Gram matrix is from symmetric and positive semi-definite, in rounding errors."""
    n = len(inputs["X"])
    K = np.asarray(got)
    if K.shape != (n, n) or K.dtype.kind != "f" or not np.isfinite(K).all():
        return {"asymmetry": np.inf, "negative-eigenvalue": np.inf}
    eps = max(np.finfo(K.dtype).eps, np.finfo(np.asarray(inputs["X"]).dtype).eps)
    K = K.astype(np.float64)
    return {
        "asymmetry": np.abs(K - K.T).max() / eps,
        "negative-eigenvalue": max(0.0, -np.linalg.eigvalsh(K).min()) / (n * eps),
    }


def own_dtype(inputs, got):
    """Whether the result has the type of `X`, where other arrays are narrower."""
    return {"other-dtype": float(np.asarray(got).dtype != inputs["X"].dtype)}


# ------------------------------------------------------------------ other right answers (NumPy)


class by_loops:
    """One pair of points at a time."""

    def pairs(self, X, Z, kernel):
        return np.array([[kernel(x, z) for z in Z] for x in X], dtype=X.dtype)

    def linear_kernel(self, X, Z):
        return self.pairs(X, Z, np.dot)

    def polynomial_kernel(self, X, Z, degree=3, gamma=1.0, coef0=0.0):
        def kernel(x, z):
            base, product = gamma * np.dot(x, z) + coef0, 1.0
            for _ in range(degree):
                product = product * base
            return product

        return self.pairs(X, Z, kernel)

    def rbf_kernel(self, X, Z, sigma=1.0):
        return self.pairs(X, Z, lambda x, z: np.exp(-((x - z) @ (x - z)) / sigma / sigma / 2))

    def laplacian_kernel(self, X, Z, sigma=1.0):
        return self.pairs(X, Z, lambda x, z: np.exp(-np.linalg.norm(x - z) / sigma))

    def sigmoid_kernel(self, X, Z, beta=1.0, theta=-1.0):
        return self.pairs(X, Z, lambda x, z: np.tanh(np.dot(beta * x, z) + theta))


class by_feature:
    """Adds up one feature after the other; no array larger than the result."""

    def linear_kernel(self, X, Z):
        return sum(np.multiply.outer(x, z) for x, z in zip(X.T, Z.T, strict=True))

    def polynomial_kernel(self, X, Z, degree=3, gamma=1.0, coef0=0.0):
        return np.power(self.linear_kernel(gamma * X, Z) + coef0, degree)

    def rbf_kernel(self, X, Z, sigma=1.0):
        kernel = np.ones((len(X), len(Z)), X.dtype)
        for x, z in zip(X.T, Z.T, strict=True):  # exp of a sum is the product of exps
            kernel *= np.exp(-0.5 * np.square(np.subtract.outer(x, z) / sigma))
        return kernel

    def laplacian_kernel(self, X, Z, sigma=1.0):
        distances = np.zeros((len(X), len(Z)), X.dtype)
        for x, z in zip(X.T, Z.T, strict=True):
            distances = np.hypot(distances, np.subtract.outer(x, z))
        return np.exp(-distances / sigma)

    def sigmoid_kernel(self, X, Z, beta=1.0, theta=-1.0):
        powers = np.exp(-2 * np.abs(beta * self.linear_kernel(X, Z) + theta))
        signs = np.sign(beta * self.linear_kernel(X, Z) + theta)
        return signs * (1 - powers) / (1 + powers)


class by_norms:
    """Row by row with einsum and vector norms."""

    def linear_kernel(self, X, Z):
        return np.einsum("nd,md->nm", X, Z)

    def polynomial_kernel(self, X, Z, degree=3, gamma=1.0, coef0=0.0):
        extended = np.append(X, np.ones_like(X[:, :1]), axis=1)  # (n, d + 1)
        constant = np.full_like(Z[:, :1], coef0)
        return np.einsum("nd,md->nm", extended, np.append(gamma * Z, constant, axis=1)) ** degree

    def rbf_kernel(self, X, Z, sigma=1.0):
        return np.exp(-(self.distances(X, Z) ** 2) / (2.0 * sigma * sigma))

    def laplacian_kernel(self, X, Z, sigma=1.0):
        return np.exp(self.distances(X, Z) / -sigma)

    def distances(self, X, Z):
        return np.stack([np.linalg.norm(Z - x, axis=1) for x in X])

    def sigmoid_kernel(self, X, Z, beta=1.0, theta=-1.0):
        return np.tanh(np.einsum(",nd,md->nm", X.dtype.type(beta), X, Z) + theta)


# ----------------------------------------------------------------- other right answers (PyTorch)


class torch_answer:
    """The model answer in PyTorch."""

    backend = "torch"

    def linear_kernel(self, X, Z):
        return X @ Z.mT

    def polynomial_kernel(self, X, Z, degree=3, gamma=1.0, coef0=0.0):
        return (gamma * (X @ Z.mT) + coef0) ** degree

    def rbf_kernel(self, X, Z, sigma=1.0):
        squares = (X[:, None, :] - Z[None, :, :]).square().sum(dim=-1)
        return (-squares / (2 * sigma**2)).exp()

    def laplacian_kernel(self, X, Z, sigma=1.0):
        return (-(X[:, None, :] - Z[None, :, :]).norm(dim=-1) / sigma).exp()

    def sigmoid_kernel(self, X, Z, beta=1.0, theta=-1.0):
        return (beta * (X @ Z.mT) + theta).tanh()


class torch_by_cdist:
    """Library distances, told not to expand the square, and the logistic function for tanh."""

    backend = "torch"

    def linear_kernel(self, X, Z):
        import torch

        return torch.nn.functional.linear(X, Z)

    def polynomial_kernel(self, X, Z, degree=3, gamma=1.0, coef0=0.0):
        import torch

        offset = torch.full((len(X), len(Z)), coef0, dtype=X.dtype, device=X.device)
        return torch.addmm(offset, X, Z.T, alpha=gamma).pow(degree)

    def distances(self, X, Z):
        import torch

        return torch.cdist(X, Z, compute_mode="donot_use_mm_for_euclid_dist")

    def rbf_kernel(self, X, Z, sigma=1.0):
        return (-0.5 * (self.distances(X, Z) / sigma) ** 2).exp()

    def laplacian_kernel(self, X, Z, sigma=1.0):
        return self.distances(X / sigma, Z / sigma).neg().exp()

    def sigmoid_kernel(self, X, Z, beta=1.0, theta=-1.0):
        return 2 * (2 * (X.matmul(Z.t()) * beta + theta)).sigmoid() - 1


class torch_by_rows:
    """One row of the result at a time."""

    backend = "torch"

    def rows(self, X, row):
        import torch

        return torch.stack([row(x) for x in X])

    def linear_kernel(self, X, Z):
        return self.rows(X, lambda x: (Z * x).sum(1))

    def polynomial_kernel(self, X, Z, degree=3, gamma=1.0, coef0=0.0):
        return self.rows(X, lambda x: ((Z * x).sum(1) * gamma + coef0) ** degree)

    def rbf_kernel(self, X, Z, sigma=1.0):
        return self.rows(X, lambda x: (-((Z - x) / sigma).pow(2).sum(1) / 2).exp())

    def laplacian_kernel(self, X, Z, sigma=1.0):
        return self.rows(X, lambda x: (-(Z - x).pow(2).sum(1).sqrt() / sigma).exp())

    def sigmoid_kernel(self, X, Z, beta=1.0, theta=-1.0):
        return self.rows(X, lambda x: (Z @ x * beta + theta).tanh())


# ------------------------------------------------------- the answer in steps, and wrong versions


class steps:
    """The model answer, cut where mistakes happen."""

    def linear_kernel(self, X, Z):
        return self.finished(X @ Z.T)

    def polynomial_kernel(self, X, Z, degree=3, gamma=1.0, coef0=0.0):
        return self.finished(self.power(self.scaled(X @ Z.T, gamma), coef0, degree))

    def rbf_kernel(self, X, Z, sigma=1.0):
        return self.finished(np.exp(-self.rbf_exponent(self.squares(X, Z), sigma)))

    def laplacian_kernel(self, X, Z, sigma=1.0):
        return self.finished(np.exp(-self.distances(X, Z) / self.laplacian_width(sigma)))

    def sigmoid_kernel(self, X, Z, beta=1.0, theta=-1.0):
        return self.finished(self.squashed(beta * (X @ Z.T) + theta))

    def scaled(self, products, gamma):
        return gamma * products

    def power(self, products, coef0, degree):
        return (products + coef0) ** degree

    def squares(self, X, Z):
        return squared_distances(X, Z)

    def rbf_exponent(self, squares, sigma):
        return squares / (2 * sigma**2)

    def distances(self, X, Z):
        return np.sqrt(self.squares(X, Z))

    def laplacian_width(self, sigma):
        return sigma

    def squashed(self, z):
        return np.tanh(z)

    def finished(self, K):
        return K


class rbf_not_squared(steps):
    def rbf_exponent(self, squares, sigma):
        return np.sqrt(squares) / (2 * sigma**2)


class rbf_gamma_sigma(steps):
    def rbf_exponent(self, squares, sigma):
        return sigma * squares


class rbf_no_2(steps):
    def rbf_exponent(self, squares, sigma):
        return squares / sigma**2


class rbf_no_minus(steps):
    def rbf_exponent(self, squares, sigma):
        return -squares / (2 * sigma**2)


class one_distance(steps):
    """The norm of the whole matrix of differences, instead of one norm per pair."""

    def squares(self, X, Z):
        shape = (len(X), len(Z))
        return np.full(shape, squared_distances(X, Z).sum(), X.dtype)


class one_distance_as_a_number(steps):
    """The formula for two points, applied to matrices: fails where their sizes differ."""

    def squares(self, X, Z):
        return ((X - Z) ** 2).sum()


class one_distance_per_row(steps):
    """Row with row: one distance for X[i] and Z[i], none for the other pairs."""

    def squares(self, X, Z):
        return ((X - Z) ** 2).sum(axis=-1)


class poly_coef_ignored(steps):
    def power(self, products, coef0, degree):
        return products**degree


class laplacian_l1(steps):
    def distances(self, X, Z):
        return np.abs(X[:, None, :] - Z[None, :, :]).sum(axis=-1)


class laplacian_sigma_squared(steps):
    def laplacian_width(self, sigma):
        return sigma**2


class poly_coef_outside(steps):
    def power(self, products, coef0, degree):
        return products**degree + coef0


class poly_gamma_ignored(steps):
    def scaled(self, products, gamma):
        return products


class sigmoid_logistic(steps):
    def squashed(self, z):
        return 1 / (1 + np.exp(-z))


class gram_transposed(steps):
    def finished(self, K):
        return K.T


class distance_expanded(steps):
    def squares(self, X, Z):
        squares = (X**2).sum(axis=1)[:, None] + (Z**2).sum(axis=1) - 2 * X @ Z.T
        return np.maximum(squares, 0)


class in_place(steps):
    def rbf_kernel(self, X, Z, sigma=1.0):
        X /= sigma
        return super().rbf_kernel(X, Z / sigma)


class upcast(steps):
    def finished(self, K):
        filled = np.zeros(K.shape)
        filled[:] = K
        return filled


# ------------------------------------------------------------------------- wrong only in PyTorch


class torch_numpy_roundtrip(torch_answer):
    """Right numbers, but the autograd graph ends at `.numpy()`."""

    def rbf_kernel(self, X, Z, sigma=1.0):
        import torch

        squares = squared_distances(X.detach().numpy(), Z.detach().numpy())
        return torch.from_numpy(np.exp(-squares / (2 * sigma**2)))
