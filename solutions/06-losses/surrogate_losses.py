"""Losses of the margin that stand in for the number of errors, and the eps-insensitive loss.

Zhou Zhihua, Machine Learning, eqs (6.30)-(6.33) and (6.44).
"""

import numpy as np


def margin_loss(name, z):
    """Return one loss for every margin z = y f(x); an array of the shape and dtype of z."""
    if name == "zero_one":
        return (z < 0).astype(z.dtype)
    if name == "hinge":
        return np.maximum(0, 1 - z)
    if name == "exponential":
        return np.exp(-z)
    if name == "logistic":
        return np.logaddexp(0, -z)  # ln(e^0 + e^-z), without an overflow
    raise ValueError(f"no loss is called {name!r}")


def eps_insensitive_loss(r, eps):
    """Return how far every residual lies outside the tube |r| <= eps."""
    return np.maximum(0, np.abs(r) - eps)


# --------------------------------------------------------------------------- correct as well


class by_where:
    """Cases side by side; the logarithm is not accurate for large margins, and need not be."""

    def margin_loss(self, name, z):
        losses = {
            "zero_one": lambda: np.where(z >= 0, 0.0, 1.0).astype(z.dtype),
            "hinge": lambda: np.where(z < 1, 1 - z, np.zeros_like(z)),
            "exponential": lambda: 1 / np.exp(z),
            "logistic": lambda: np.where(z < 0, -z, 0) + np.log(1 + np.exp(-np.abs(z))),
        }
        if name not in losses:
            raise ValueError(name)
        return losses[name]()

    def eps_insensitive_loss(self, r, eps):
        size = np.where(r < 0, -r, r)
        return np.where(size > eps, size - eps, np.zeros_like(r))


class by_loops:
    """One number after the other."""

    def margin_loss(self, name, z):
        def one(m):
            if name == "zero_one":
                return m < 0
            if name == "hinge":
                return max(1 - m, 0)
            if name == "exponential":
                return np.exp(-m)
            return np.log1p(np.exp(-m)) if m > 0 else -m + np.log1p(np.exp(m))

        if name not in ("zero_one", "hinge", "exponential", "logistic"):
            raise ValueError("unknown loss")
        out = np.empty_like(z)
        for index in np.ndindex(z.shape):
            out[index] = one(z[index])
        return out

    def eps_insensitive_loss(self, r, eps):
        out = np.zeros_like(r)
        for index in np.ndindex(r.shape):
            out[index] = max(abs(r[index]) - eps, 0)
        return out


class by_halves:
    """(|a| + a)/2 for max(0, a); two one-sided losses for the tube."""

    def margin_loss(self, name, z):
        if name == "zero_one":
            return (1 - np.sign(z) - (z == 0)) / 2
        if name == "hinge":
            return (np.abs(1 - z) + (1 - z)) / 2
        if name == "exponential":
            return np.power(np.e, -z).astype(z.dtype)
        if name == "logistic":
            half = np.abs(z) / 2
            return half - z / 2 + np.log1p(np.exp(-np.abs(z)))
        raise ValueError("name")

    def eps_insensitive_loss(self, r, eps):
        return np.clip(r - eps, 0, None) + np.clip(-r - eps, 0, None)


class torch_answer:
    """The model answer in PyTorch."""

    backend = "torch"

    def margin_loss(self, name, z):
        import torch

        if name == "zero_one":
            return (z < 0).to(z.dtype)
        if name == "hinge":
            return torch.clamp(1 - z, min=0)
        if name == "exponential":
            return torch.exp(-z)
        if name == "logistic":
            return torch.logaddexp(torch.zeros_like(z), -z)
        raise ValueError(name)

    def eps_insensitive_loss(self, r, eps):
        return (r.abs() - eps).clamp(min=0)


class torch_functional:
    """The names that torch.nn.functional has for them."""

    backend = "torch"

    def margin_loss(self, name, z):
        import torch
        import torch.nn.functional as F

        if name == "zero_one":
            return torch.where(z < 0, torch.ones_like(z), torch.zeros_like(z))
        if name == "hinge":
            return F.relu(1 - z)
        if name == "exponential":
            return z.neg().exp()
        if name == "logistic":
            return F.softplus(-z)
        raise ValueError(name)

    def eps_insensitive_loss(self, r, eps):
        import torch.nn.functional as F

        return F.softshrink(r, eps).abs() if eps > 0 else r.abs()


class torch_sigmoid:
    """The logistic loss as -log sigmoid(z)."""

    backend = "torch"

    def margin_loss(self, name, z):
        import torch
        import torch.nn.functional as F

        known = {
            "zero_one": lambda: z.lt(0).type_as(z),
            "hinge": lambda: torch.maximum(1 - z, z.new_zeros(())),
            "exponential": lambda: torch.exp(-z),
            "logistic": lambda: -F.logsigmoid(z),
        }
        if name not in known:
            raise ValueError(name)
        return known[name]()

    def eps_insensitive_loss(self, r, eps):
        import torch

        return torch.relu(r - eps) + torch.relu(-r - eps)


# --------------------------------------------------------------------------- the answer in steps


class steps:
    """The answer cut into steps."""

    def margin_loss(self, name, z):
        if name == "zero_one":
            return self.zero_one(z).astype(z.dtype)
        if name == "hinge":
            return self.hinge(z)
        if name == "exponential":
            return self.exponential(z)
        if name == "logistic":
            return self.logistic(z)
        return self.unknown(name, z)

    def zero_one(self, z):
        return z < 0

    def hinge(self, z):
        return np.maximum(0, 1 - z)

    def exponential(self, z):
        return np.exp(-z)

    def logistic(self, z):
        return np.logaddexp(0, -z)

    def unknown(self, name, z):
        raise ValueError(name)

    def eps_insensitive_loss(self, r, eps):
        return np.maximum(0, np.abs(r) - eps)


class hinge_no_max(steps):
    def hinge(self, z):
        return 1 - z


class hinge_at_zero(steps):
    def hinge(self, z):
        return np.maximum(0, -z)


class hinge_sign(steps):
    def hinge(self, z):
        return np.maximum(0, 1 + z)


class squared_hinge(steps):
    def hinge(self, z):
        return np.maximum(0, 1 - z) ** 2


class exponential_sign(steps):
    def exponential(self, z):
        return np.exp(z)


class logistic_overflow(steps):
    def logistic(self, z):
        return np.log(1 + np.exp(-z))


class logistic_log1p_overflow(steps):
    def logistic(self, z):
        return np.log1p(np.exp(-z))


class logistic_clipped(steps):
    def logistic(self, z):
        return np.log1p(np.exp(np.clip(-z, -80, 80)))


class logistic_clipped_far(steps):
    limit = 500

    def logistic(self, z):
        return np.log1p(np.exp(np.clip(-z, -self.limit, self.limit)))


class logistic_clipped_farther(logistic_clipped_far):
    limit = 700


class logistic_clipped_at_100(logistic_clipped_far):
    limit = 100


class logistic_clipped_at_50(logistic_clipped_far):
    limit = 50


class logistic_clipped_at_30(logistic_clipped_far):
    limit = 30


class logistic_clipped_below_30(steps):
    limit = 30

    def logistic(self, z):
        return np.log1p(np.exp(np.minimum(-z, self.limit)))


class logistic_base_2(steps):
    def logistic(self, z):
        return np.logaddexp(0, -z) / np.log(z.dtype.type(2))


class logistic_sigmoid(steps):
    def logistic(self, z):
        return np.exp(-np.logaddexp(0, -z))


class logistic_sigmoid_of_minus(steps):
    def logistic(self, z):
        return np.exp(-np.logaddexp(0, z))


class logistic_sign(steps):
    def logistic(self, z):
        return np.logaddexp(0, z)


class zero_one_at_zero(steps):
    def zero_one(self, z):
        return z <= 0


class zero_one_hits(steps):
    def zero_one(self, z):
        return z >= 0


class eps_no_abs(steps):
    def eps_insensitive_loss(self, r, eps):
        return np.maximum(0, r - eps)


class eps_jump(steps):
    def eps_insensitive_loss(self, r, eps):
        return np.where(np.abs(r) > eps, np.abs(r), 0).astype(r.dtype)


class eps_squared(steps):
    def eps_insensitive_loss(self, r, eps):
        return np.maximum(0, np.abs(r) - eps) ** 2


class eps_no_max(steps):
    def eps_insensitive_loss(self, r, eps):
        return np.abs(r) - eps


class mean_not_each(steps):
    def margin_loss(self, name, z):
        return super().margin_loss(name, z).mean()

    def eps_insensitive_loss(self, r, eps):
        return super().eps_insensitive_loss(r, eps).mean()


class no_name_check(steps):
    def unknown(self, name, z):
        return self.logistic(z)


class in_place(steps):
    def hinge(self, z):
        z -= 1
        return np.maximum(0, -z)


class upcast(steps):
    def hinge(self, z):
        return np.maximum(np.zeros(z.shape), 1 - z)


class torch_steps:
    """The steps in torch."""

    backend = "torch"

    def margin_loss(self, name, z):
        import torch

        if name == "zero_one":
            return (z < 0).to(z.dtype)
        if name == "hinge":
            return self.hinge(z)
        if name == "exponential":
            return torch.exp(-z)
        if name == "logistic":
            return self.logistic(z)
        raise ValueError(name)

    def hinge(self, z):
        return (1 - z).clamp(min=0)

    def logistic(self, z):
        import torch

        return torch.logaddexp(torch.zeros_like(z), -z)

    def eps_insensitive_loss(self, r, eps):
        return (r.abs() - eps).clamp(min=0)


class torch_numpy_roundtrip(torch_steps):
    def logistic(self, z):
        import torch

        return torch.from_numpy(np.logaddexp(0, -z.detach().numpy()))


class torch_cpu_constant(torch_steps):
    def hinge(self, z):
        import torch

        return torch.maximum(torch.zeros(z.shape, dtype=z.dtype), 1 - z)
