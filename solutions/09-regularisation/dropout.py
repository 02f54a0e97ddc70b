"""Inverted dropout: entries are dropped at random, what is kept is divided by 1 - p."""

import numpy as np


def dropout(x, p, training, rng):
    """Set entries of `x` to 0 with probability `p`, divide the others by 1 - p.

    Parameters
    ----------
    x : float array of any shape
    p : float
        Probability of dropping an entry, 0 <= p <= 1.
    training : bool
        In evaluation nothing is dropped.
    rng : numpy.random.Generator

    Returns
    -------
    new array with the shape and dtype of `x`

    Raises
    ------
    ValueError
        `p` is no probability.
    """
    if not 0 <= p <= 1:
        raise ValueError(f"p is {p}, not between 0 and 1")
    if not training:
        return x.copy()
    if p == 1:  # nothing is kept, and 1 - p would be 0
        return np.zeros_like(x)
    kept = rng.random(x.shape) >= p  # true with probability 1 - p, for every entry
    return x * kept / (1 - p)


# --------------------------------------------------------------------------- correct as well


def _check(p):
    if p < 0 or p > 1:
        raise ValueError("p must be a probability")


class by_where:
    """A choice between two arrays; at p = 1 the first is never taken."""

    def dropout(self, x, p, training, rng):
        _check(p)
        if not training or p == 0:
            return np.array(x)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(rng.random(x.shape) < p, 0, x / (1 - p)).astype(x.dtype)


class by_loops:
    """One entry and one draw after the other."""

    def dropout(self, x, p, training, rng):
        _check(p)
        y = x.copy()
        if training:
            for index in np.ndindex(x.shape):
                y[index] = 0 if rng.random() < p else x[index] / (1 - p)
        return y


class by_indices:
    """A list of the places that are dropped."""

    def dropout(self, x, p, training, rng):
        _check(p)
        y = x.flatten()
        if training and p < 1:
            y /= 1 - p
        if training:
            y[np.flatnonzero(rng.uniform(0, 1, y.size) < p)] = 0
        return y.reshape(x.shape)


class by_binomial:
    """A coin for each entry."""

    def dropout(self, x, p, training, rng):
        _check(p)
        keep = 1 - p
        if not training or keep == 0:
            return x * (not training)
        return x * (rng.binomial(1, keep, size=x.shape) / keep).astype(x.dtype)


class torch_answer:
    """The answer in torch; the numbers are NumPy's."""

    backend = "torch"

    def dropout(self, x, p, training, rng):
        import torch

        _check(p)
        if not training:
            return x.clone()
        kept = torch.from_numpy(rng.random(tuple(x.shape)) >= p).to(x.device)
        return x * kept / (1 - p if p < 1 else 1)


class torch_by_where:
    """`where` beside zeros."""

    backend = "torch"

    def dropout(self, x, p, training, rng):
        import torch

        _check(p)
        if not training or p == 0:
            return x + 0
        dropped = torch.as_tensor(rng.uniform(size=x.numel()) < p, device=x.device)
        scaled = x / (1 - p) if p < 1 else x
        return torch.where(dropped.view(x.shape), torch.zeros_like(x), scaled)


class torch_by_masked_fill:
    """The places to drop, filled in a copy."""

    backend = "torch"

    def dropout(self, x, p, training, rng):
        import torch

        _check(p)
        if not training:
            return x * 1
        kept = rng.binomial(1, 1 - p, size=tuple(x.shape)).astype(bool)
        y = x.masked_fill(torch.as_tensor(~kept, device=x.device), 0)
        return y * (1 / (1 - p)) if p < 1 else y


# --------------------------------------------------------------------------- the answer in steps


class steps:
    """The answer cut into steps."""

    def dropout(self, x, p, training, rng):
        self.check(p)
        if not training:
            return self.evaluation(x, p, rng)
        return self.scaled(x * self.kept(x.shape, p, rng), p)

    def check(self, p):
        if not 0 <= p <= 1:
            raise ValueError("p must be a probability")

    def evaluation(self, x, p, rng):
        return x.copy()

    def kept(self, shape, p, rng):
        return rng.random(shape) >= p

    def scaled(self, y, p):
        return y / (1 - p) if p < 1 else y


class no_rescale(steps):
    def scaled(self, y, p):
        return y


class scale_by_p(steps):
    def scaled(self, y, p):
        return y / p


class scale_by_p_if_positive(steps):
    def scaled(self, y, p):
        return y / p if p > 0 else y


class keep_probability(steps):
    def dropout(self, x, p, training, rng):
        self.check(p)
        return x * (rng.random(x.shape) < p) / p if training else x.copy()


class keep_probability_guarded(steps):
    def dropout(self, x, p, training, rng):
        self.check(p)
        if not training or p == 0:
            return x.copy()
        if p == 1:
            return np.zeros_like(x)
        return x * (rng.random(x.shape) < p) / p


class keep_probability_zero_at_one(steps):
    def dropout(self, x, p, training, rng):
        self.check(p)
        if not training:
            return x.copy()
        if p == 1:
            return np.zeros_like(x)
        return np.where(rng.random(x.shape) < p, x / p if p else x, 0)


class keeps_share(steps):
    def kept(self, shape, p, rng):
        return rng.random(shape) < p


class keeps_share_guarded(keeps_share):
    def dropout(self, x, p, training, rng):
        return np.zeros_like(x) if training and p == 1 else super().dropout(x, p, training, rng)


class keeps_as_in_2014(steps):
    def dropout(self, x, p, training, rng):
        self.check(p)
        return x * (rng.random(x.shape) < p) if training else x * p


class active_in_eval(steps):
    def evaluation(self, x, p, rng):
        return self.scaled(x * self.kept(x.shape, p, rng), p)


class scale_at_test(steps):
    def evaluation(self, x, p, rng):
        return x * (1 - p)


class mask_per_row(steps):
    def kept(self, shape, p, rng):
        return rng.random(shape[:1] + (1,) * (len(shape) - 1)) >= p


class mask_per_column(steps):
    def kept(self, shape, p, rng):
        return rng.random(shape[1:]) >= p if len(shape) > 1 else rng.random(shape) >= p


class fixed_mask(steps):
    def kept(self, shape, p, rng):
        return np.random.default_rng(0).random(shape) >= p


class ignores_generator(steps):
    def kept(self, shape, p, rng):
        return np.random.random(shape) >= p


class own_generator(steps):
    def kept(self, shape, p, rng):
        return np.random.default_rng().random(shape) >= p


class p1_nan(steps):
    def scaled(self, y, p):
        return y / (1 - p)


class p1_zero_division(steps):
    def scaled(self, y, p):
        return y * (1 / (1 - p))


class p1_inf(steps):
    def dropout(self, x, p, training, rng):
        self.check(p)
        return x / (1 - p) * self.kept(x.shape, p, rng) if training else x.copy()


class in_place(steps):
    def dropout(self, x, p, training, rng):
        self.check(p)
        if not training:
            return x.copy()
        x *= self.kept(x.shape, p, rng)
        return self.scaled(x, p).copy()


class returns_input(steps):
    def evaluation(self, x, p, rng):
        return x


class no_range_check(steps):
    def check(self, p):
        pass


class upcast(steps):
    def kept(self, shape, p, rng):
        return (rng.random(shape) >= p).astype(np.float64)


class torch_steps:
    """The steps in torch."""

    backend = "torch"

    def dropout(self, x, p, training, rng):
        _check(p)
        if not training:
            return x.clone()
        y = self.input(x) * self.kept(x, p, rng)
        return y / (1 - p) if p < 1 else y

    def input(self, x):
        return x

    def kept(self, x, p, rng):
        import torch

        return torch.from_numpy(rng.random(tuple(x.shape)) >= p).to(x.device)


class torch_cpu_constant(torch_steps):
    def kept(self, x, p, rng):
        import torch

        return torch.from_numpy(rng.random(tuple(x.shape)) >= p)


class torch_detached(torch_steps):
    def input(self, x):
        return x.detach()
