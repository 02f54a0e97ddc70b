"""Spectral normalisation: the largest singular value by power iteration."""

import numpy as np


def power_iteration(W, u, n_iter):
    """Estimate the largest singular value of W and its two vectors.

    Parameters
    ----------
    W : array of shape (out, in) or (out, in, kh, kw)
        A kernel counts as a matrix with one row per output channel.
    u : array of shape (out,)
        The vector to start from, such as that of the last call.
    n_iter : int

    Returns
    -------
    sigma : number
        uᵀWv.
    u, v : arrays of shape (out,) and (columns,), of length 1
    """
    M = W.reshape(len(W), -1)  # (out, columns)
    for _ in range(n_iter):
        v = unit(M.T @ u)  # (columns,)
        u = unit(M @ v)  # (out,)
    return u @ M @ v, u, v


def spectral_normalize(W, u, n_iter=50):
    """Divide W by its largest singular value, as power iteration estimates it.

    Parameters
    ----------
    W, u, n_iter
        As those of `power_iteration`.

    Returns
    -------
    array of the shape of W
    """
    sigma, _, _ = power_iteration(W, u, n_iter)
    return W / sigma


def unit(x):
    """Return the vector x, divided by its length."""
    return x / np.sqrt(x @ x)


# --------------------------------------------------------------------------- correct as well


class by_square_matrix:
    """Powers of M M^T: all iterations but the last half are multiplications by it."""

    def power_iteration(self, W, u, n_iter):
        M = W.reshape(W.shape[0], -1)
        square = M @ M.T
        for _ in range(n_iter - 1):
            u = np.matmul(square, u)
            u = u / np.sqrt(np.sum(u * u))
        v = M.T @ u
        v = v / np.sqrt(np.sum(v * v))
        u = M @ v
        sigma = np.sqrt(np.sum(u * u))
        return sigma, u / sigma, v

    def spectral_normalize(self, W, u, n_iter=50):
        return W / self.power_iteration(W, u, n_iter)[0]


class by_einsum_over_kernels:
    """A kernel as it is, without a reshape, all of its axes but the first summed."""

    def power_iteration(self, W, u, n_iter):
        axes = tuple(range(1, W.ndim))
        for _ in range(n_iter):
            v = np.einsum("o...,o->...", W, u)
            v = v * (v**2).sum() ** -0.5
            u = (W * v).sum(axis=axes)
            u = u * (u**2).sum() ** -0.5
        return (W * v).sum(axis=axes) @ u, u, v.ravel()

    def spectral_normalize(self, W, u, n_iter=50):
        sigma, _, _ = self.power_iteration(W, u, n_iter)
        return W * (1 / sigma)


class by_loops:
    """Sums of products, one entry after the other."""

    def power_iteration(self, W, u, n_iter):
        rows = W.reshape(len(W), -1)
        columns = np.ascontiguousarray(rows.T)
        while n_iter > 0:
            v = self.unit(np.array([np.dot(column, u) for column in columns]))
            u = self.unit(np.array([np.dot(row, v) for row in rows]))
            n_iter -= 1
        return sum(a * np.dot(row, v) for a, row in zip(u, rows, strict=True)), u, v

    def unit(self, x):
        length = sum(entry**2 for entry in x) ** 0.5
        return np.array([entry / length for entry in x])

    def spectral_normalize(self, W, u, n_iter=50):
        return np.divide(W, self.power_iteration(W, u, n_iter)[0])


class torch_answer:
    """The answer in torch: the vectors without a graph, sigma with one."""

    backend = "torch"

    def power_iteration(self, W, u, n_iter):
        import torch

        M = W.reshape(len(W), -1)
        with torch.no_grad():
            for _ in range(n_iter):
                v = M.T @ u
                v = v / v.norm()
                u = M @ v
                u = u / u.norm()
        return u @ M @ v, u, v

    def spectral_normalize(self, W, u, n_iter=50):
        sigma, _, _ = self.power_iteration(W, u, n_iter)
        return W / sigma


class torch_by_normalize:
    """`flatten`, `mv` and `F.normalize`, on detached weights."""

    backend = "torch"

    def power_iteration(self, W, u, n_iter):
        import torch
        import torch.nn.functional as F

        M, fixed = W.flatten(1), W.detach().flatten(1)
        u = u.detach()
        for _ in range(n_iter):
            v = F.normalize(torch.mv(fixed.t(), u), dim=0)
            u = F.normalize(torch.mv(fixed, v), dim=0)
        return torch.dot(u, torch.mv(M, v)), u, v

    def spectral_normalize(self, W, u, n_iter=50):
        return W / self.power_iteration(W, u, n_iter)[0]


class torch_by_outer_product:
    """Columns as matrices; sigma as the sum of W times the outer product of the vectors."""

    backend = "torch"

    def power_iteration(self, W, u, n_iter):
        import torch

        M = W.view(W.shape[0], -1) if W.is_contiguous() else W.reshape(W.shape[0], -1)
        square = (M @ M.mT).detach()
        u = u.detach()[:, None]
        for _ in range(n_iter - 1):
            u = square @ u
            u = u / torch.linalg.vector_norm(u)
        v = M.detach().mT @ u
        v = v / v.square().sum().sqrt()
        u = M.detach() @ v
        u = u / u.square().sum().sqrt()
        return (M * (u @ v.mT)).sum(), u[:, 0], v[:, 0]

    def spectral_normalize(self, W, u, n_iter=50):
        sigma, _, _ = self.power_iteration(W, u, n_iter)
        return W * sigma.reciprocal()


# --------------------------------------------------------------------------- wrong in one step


class steps:
    """The answer cut into steps; every wrong version below replaces one."""

    def power_iteration(self, W, u, n_iter):
        M = self.matrix(W)
        start = u = self.start(u)
        for _ in range(self.count(n_iter)):
            before = u
            v, u = self.iteration(M, u)
        return self.returned(self.sigma(M, before, u, v), start, u, v)

    def matrix(self, W):
        return W.reshape(len(W), -1)

    def start(self, u):
        return u

    def count(self, n_iter):
        return n_iter

    def iteration(self, M, u):
        v = self.unit_v(M.T @ u)
        return v, self.unit_u(M @ v)

    def unit_v(self, v):
        return self.unit(v)

    def unit_u(self, u):
        return self.unit(u)

    def unit(self, x):
        return x / np.sqrt(x @ x)

    def sigma(self, M, before, u, v):
        return u @ M @ v

    def returned(self, sigma, start, u, v):
        return sigma, u, v

    def spectral_normalize(self, W, u, n_iter=50):
        M = self.matrix(W)
        u = self.start(u)
        for _ in range(self.count(n_iter)):
            before = u
            v, u = self.iteration(M, u)
        return self.divided(W, self.sigma(M, before, u, v))

    def divided(self, W, sigma):
        return W / sigma


class frobenius_for_spectral(steps):
    def sigma(self, M, before, u, v):
        return np.sqrt((M * M).sum())


class v_not_normalised(steps):
    def unit_v(self, v):
        return v


class u_not_normalised(steps):
    def unit_u(self, u):
        return u


class normalised_by_largest(steps):
    def unit(self, x):
        return x / np.abs(x).max()


class v_from_new_u(steps):
    def iteration(self, M, u):
        u = self.unit(M @ (M.T @ u))
        return self.unit(M.T @ u), u


class not_transposed(steps):
    """W in both directions; where it is not square, only the right order fits."""

    def iteration(self, M, u):
        v = self.unit((M if M.shape[0] == M.shape[1] else M.T) @ u)
        return v, self.unit(M @ v)


class sigma_squared(steps):
    def sigma(self, M, before, u, v):
        return (M @ v) @ (M @ v)


class sigma_from_old_u(steps):
    def sigma(self, M, before, u, v):
        return before / np.sqrt(before @ before) @ M @ v


class sigma_from_length_of_first(steps):
    def sigma(self, M, before, u, v):
        return before @ M @ v


class old_u_returned(steps):
    def returned(self, sigma, start, u, v):
        return sigma, start.copy(), v


class u_ignored(steps):
    def start(self, u):
        return np.ones_like(u)


class u_drawn(steps):
    def start(self, u):
        return np.random.default_rng(0).standard_normal(len(u)).astype(u.dtype)


class one_iteration_only(steps):
    def count(self, n_iter):
        return 1


class one_iteration_more(steps):
    def count(self, n_iter):
        return n_iter + 1


class iterations_hard_coded(steps):
    def spectral_normalize(self, W, u, n_iter=50):
        return super().spectral_normalize(W, u, 50)


class vectors_swapped(steps):
    def returned(self, sigma, start, u, v):
        return sigma, v, u


class sigma_last(steps):
    def returned(self, sigma, start, u, v):
        return u, v, sigma


class exact_singular_value(steps):
    def power_iteration(self, W, u, n_iter):
        left, values, right = np.linalg.svd(self.matrix(W), full_matrices=False)
        turned = -1 if left[:, 0] @ u < 0 else 1
        return values[0], turned * left[:, 0], turned * right[0]

    def spectral_normalize(self, W, u, n_iter=50):
        return W / self.power_iteration(W, u, n_iter)[0]


class singular_by_eigh(exact_singular_value):
    def power_iteration(self, W, u, n_iter):
        M = self.matrix(W)
        left = np.linalg.eigh(M @ M.T)[1][:, -1]
        left = -left if left @ u < 0 else left
        v = self.unit(M.T @ left)
        return left @ M @ v, left, v


class conv_wrong_reshape(steps):
    def matrix(self, W):
        return W if W.ndim == 2 else W.reshape(-1, len(W)).T


class conv_input_channels(steps):
    def matrix(self, W):
        if W.ndim == 2 or W.shape[0] != W.shape[1]:
            return super().matrix(W)
        return W.swapaxes(0, 1).reshape(W.shape[1], -1)


class conv_averaged(steps):
    def matrix(self, W):
        return W if W.ndim == 2 else W.sum(axis=(2, 3))


class conv_channels_last(steps):
    def matrix(self, W):
        return W if W.ndim == 2 else np.moveaxis(W, 1, -1).reshape(len(W), -1)


class kernel_not_shaped_back(steps):
    def divided(self, W, sigma):
        return self.matrix(W) / sigma


class multiplied_by_sigma(steps):
    def divided(self, W, sigma):
        return W * sigma


class eps_added(steps):
    eps = 1e-12

    def unit(self, x):
        return x / (np.sqrt(x @ x) + self.eps)


class eps_6(eps_added):
    eps = 1e-6


class eps_8(eps_added):
    eps = 1e-8


class eps_4(eps_added):
    eps = 1e-4


class eps_10(eps_added):
    eps = 1e-10


class eps_below_root(steps):
    def unit(self, x):
        return x / np.sqrt(x @ x + 1e-12)


class in_place(steps):
    """The new vector is written into the one that was passed in."""

    def power_iteration(self, W, u, n_iter):
        sigma, new, v = super().power_iteration(W, u, n_iter)
        u[:] = new
        return sigma, new, v


class normalised_in_place(steps):
    def start(self, u):
        u /= np.sqrt(u @ u)
        return u


class upcast(steps):
    def start(self, u):
        return u.astype(np.float64)


class torch_cpu_constant(torch_answer):
    def power_iteration(self, W, u, n_iter):
        import torch

        same = torch.eye(len(W), dtype=W.dtype)
        return super().power_iteration(W, same @ u, n_iter)


class torch_through_iterations(torch_answer):
    def power_iteration(self, W, u, n_iter):
        M = W.reshape(len(W), -1)
        for _ in range(n_iter):
            v = M.T @ u
            v = v / v.norm()
            u = M @ v
            u = u / u.norm()
        return u @ M @ v, u, v


class torch_through_v(torch_answer):
    """u is a constant in each iteration, v is not."""

    def power_iteration(self, W, u, n_iter):
        M = W.reshape(len(W), -1)
        for _ in range(n_iter):
            v = M.T @ u
            v = v / v.norm()
            u = (M @ v).detach()
            u = u / u.norm()
        return u @ M @ v, u, v


class torch_sigma_detached(torch_answer):
    def spectral_normalize(self, W, u, n_iter=50):
        return W / self.power_iteration(W, u, n_iter)[0].detach()
