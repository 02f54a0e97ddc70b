"""Group normalisation: blocks of neighbouring channels share a mean and a variance."""

import warnings

import numpy as np


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    """Normalise every group of channels of every sample, then scale and shift each channel.

    Parameters
    ----------
    x : array of shape (N, C, *spatial)
    num_groups : int
        Number of blocks of C / num_groups neighbouring channels.
    weight, bias : array of shape (C,), or None
        Gain and bias; None means 1 and 0.
    eps : float
        Added to the variance.

    Returns
    -------
    array with the shape and dtype of `x`

    Raises
    ------
    ValueError
        `num_groups` does not divide C.
    """
    samples, channels = x.shape[:2]
    if channels % num_groups:
        raise ValueError(f"{channels} channels do not make {num_groups} equal groups")

    groups = x.reshape(samples, num_groups, -1)  # (N, G, values of a group)
    centred = groups - groups.mean(axis=2, keepdims=True)  # one mean per group: (N, G, 1)
    variance = (centred * centred).mean(axis=2, keepdims=True)
    y = (centred / np.sqrt(variance + eps)).reshape(x.shape)

    per_channel = (channels, *[1] * (x.ndim - 2))  # broadcasts against (N, C, *spatial)
    if weight is not None:
        y = y * weight.reshape(per_channel)
    if bias is not None:
        y = y + bias.reshape(per_channel)
    return y


def own_dtype(inputs, got):
    """Whether the result has the type of `x`, where other arrays are narrower."""
    return {"other-dtype": float(np.asarray(got).dtype != inputs["x"].dtype)}


# --------------------------------------------------------------------------- correct as well


def _check(x, num_groups):
    if x.shape[1] % num_groups:
        raise ValueError("num_groups does not divide the number of channels")


def _affine(y, weight, bias):
    """Gain and bias with the channels moved to the end and back."""
    moved = np.moveaxis(y, 1, -1)  # (N, *spatial, C)
    if weight is not None:
        moved = moved * weight
    if bias is not None:
        moved = moved + bias
    return np.moveaxis(moved, -1, 1)


class by_loops:
    """One sample and one group after the other."""

    def group_norm(self, x, num_groups, weight=None, bias=None, eps=1e-5):
        _check(x, num_groups)
        y = np.empty_like(x)
        size = x.shape[1] // num_groups
        for n in range(len(x)):
            for start in range(0, x.shape[1], size):
                group = x[n, start : start + size]
                centred = group - np.sum(group) / group.size
                y[n, start : start + size] = (
                    centred / (np.sum(centred**2) / group.size + eps) ** 0.5
                )
        return _affine(y, weight, bias)


class by_splitting:
    """The channels cut by `split`, the statistics over all axes but the first."""

    def group_norm(self, x, num_groups, weight=None, bias=None, eps=1e-5):
        _check(x, num_groups)
        axes = tuple(range(1, x.ndim))
        parts = []
        for part in np.split(x, num_groups, axis=1):
            mean = part.mean(axis=axes, keepdims=True)
            parts.append((part - mean) / np.sqrt(part.var(axis=axes, keepdims=True) + eps))
        return _affine(np.concatenate(parts, axis=1), weight, bias)


class by_averaging_matrix:
    """A matrix that averages the channels of each group."""

    def group_norm(self, x, num_groups, weight=None, bias=None, eps=1e-5):
        _check(x, num_groups)
        channels, size = x.shape[1], x.shape[1] // num_groups
        group = np.arange(channels) // size
        same = (group[:, None] == group).astype(x.dtype) / size  # (C, C)
        flat = x.reshape(len(x), channels, -1)  # (N, C, P)
        centred = flat - np.matmul(same, flat.mean(axis=2, keepdims=True))
        variance = np.matmul(same, (centred**2).mean(axis=2, keepdims=True))
        return _affine((centred / np.sqrt(variance + eps)).reshape(x.shape), weight, bias)


class by_einsum:
    """Sums by `einsum`, a first estimate of the mean taken off before."""

    def group_norm(self, x, num_groups, weight=None, bias=None, eps=1e-5):
        _check(x, num_groups)
        rows = x.reshape(len(x), num_groups, -1)
        count = rows.shape[2]
        rows = rows - rows[:, :, :1]
        rows = rows - (np.einsum("ngv->ng", rows) / count)[:, :, None]
        variance = np.einsum("ngv,ngv->ng", rows, rows) / count
        return _affine((rows * (variance + eps)[:, :, None] ** -0.5).reshape(x.shape), weight, bias)


class torch_answer:
    """The answer in torch."""

    backend = "torch"

    def group_norm(self, x, num_groups, weight=None, bias=None, eps=1e-5):
        import torch

        _check(x, num_groups)
        groups = x.reshape(x.shape[0], num_groups, -1)
        centred = groups - groups.mean(dim=2, keepdim=True)
        variance = (centred * centred).mean(dim=2, keepdim=True)
        y = (centred / torch.sqrt(variance + eps)).reshape(x.shape)
        per_channel = (-1, *[1] * (x.ndim - 2))
        if weight is not None:
            y = y * weight.reshape(per_channel)
        if bias is not None:
            y = y + bias.reshape(per_channel)
        return y


class torch_by_unflatten:
    """`unflatten`, `var_mean` over all axes of a group, reciprocal square root."""

    backend = "torch"

    def group_norm(self, x, num_groups, weight=None, bias=None, eps=1e-5):
        import torch

        _check(x, num_groups)
        groups = x.unflatten(1, (num_groups, -1))  # (N, G, C/G, *spatial)
        dims = tuple(range(2, groups.ndim))
        variance, mean = torch.var_mean(groups, dim=dims, correction=0, keepdim=True)
        y = ((groups - mean) * torch.rsqrt(variance + eps)).flatten(1, 2).movedim(1, -1)
        if weight is not None:
            y = y * weight
        if bias is not None:
            y = y + bias
        return y.movedim(-1, 1)


class torch_by_chunks:
    """Chunks of channels in float64, cast back at the end."""

    backend = "torch"

    def group_norm(self, x, num_groups, weight=None, bias=None, eps=1e-5):
        import torch

        _check(x, num_groups)
        parts = []
        for part in x.double().split(x.shape[1] // num_groups, dim=1):
            rows = part.flatten(1)
            rows = rows - rows.sum(1, keepdim=True) / rows.shape[1]
            rows = rows * (rows.square().sum(1, keepdim=True) / rows.shape[1] + eps) ** -0.5
            parts.append(rows.reshape(part.shape))
        y = torch.cat(parts, dim=1).movedim(1, -1)
        if weight is not None:
            y = y * weight.double()
        if bias is not None:
            y = y + bias.double()
        return y.movedim(-1, 1).to(x.dtype)


# --------------------------------------------------------------------------- wrong in one step


class steps:
    """The answer cut into steps; every wrong version below replaces one."""

    def group_norm(self, x, num_groups, weight=None, bias=None, eps=None):
        eps = self.default if eps is None else eps
        num_groups = self.count(x, num_groups)
        self.check(x, num_groups)
        x = self.before(x, weight, bias)
        y = self.apart(self.normalise(self.together(x, num_groups), self.epsilon(eps)), x.shape)
        return self.affine(y, num_groups, weight, bias)

    default = 1e-5

    def count(self, x, num_groups):
        return num_groups

    def check(self, x, num_groups):
        _check(x, num_groups)

    def before(self, x, weight, bias):
        return x

    def epsilon(self, eps):
        return eps

    def together(self, x, num_groups):
        """The channels of a group on an axis of their own: (N, G, C/G, positions)."""
        return x.reshape(len(x), num_groups, x.shape[1] // num_groups, -1)

    def apart(self, y, shape):
        return y.reshape(shape)

    axes = (2, 3)

    def normalise(self, groups, eps):
        centred = groups - self.mean(groups)
        with np.errstate(all="ignore"):
            return centred / self.scale(self.variance(groups, centred), eps)

    def mean(self, groups):
        return groups.mean(axis=self.axes, keepdims=True)

    def variance(self, groups, centred):
        return self.mean(centred**2)

    def scale(self, variance, eps):
        return np.sqrt(variance + eps)

    def affine(self, y, num_groups, weight, bias):
        return _affine(y, weight, bias)


class interleaved_groups(steps):
    def together(self, x, num_groups):
        cut = x.reshape(len(x), x.shape[1] // num_groups, num_groups, -1)
        return cut.swapaxes(1, 2)

    def apart(self, y, shape):
        return y.swapaxes(1, 2).reshape(shape)


class g_as_group_size(steps):
    def count(self, x, num_groups):
        return x.shape[1] // num_groups if x.shape[1] % num_groups == 0 else num_groups


class channels_only(steps):
    axes = (2,)


class positions_only(steps):
    axes = (3,)


class batch_too(steps):
    axes = (0, 2, 3)


class affine_per_group(steps):
    def affine(self, y, num_groups, weight, bias):
        size = y.shape[1] // num_groups
        weight = weight if weight is None else weight[:num_groups].repeat(size)
        bias = bias if bias is None else bias[:num_groups].repeat(size)
        return _affine(y, weight, bias)


class gain_on_last_axis(steps):
    def affine(self, y, num_groups, weight, bias):
        y = y if weight is None else y * weight
        return y if bias is None else y + bias


class affine_before_norm(steps):
    def before(self, x, weight, bias):
        return _affine(x, weight, bias)

    def affine(self, y, num_groups, weight, bias):
        return y


class affine_needs_both(steps):
    def affine(self, y, num_groups, weight, bias):
        return y if weight is None or bias is None else _affine(y, weight, bias)


class ddof_1(steps):
    def variance(self, groups, centred):
        count = centred[0, 0].size
        return self.mean(centred**2) * count / max(count - 1, 1)


class ddof_1_by_library(steps):
    """NaN where a group has one value."""

    def variance(self, groups, centred):
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return groups.var(axis=self.axes, keepdims=True, ddof=1)


class naive_variance(steps):
    def variance(self, groups, centred):
        return self.mean(groups**2) - self.mean(groups) ** 2


class eps_outside_sqrt(steps):
    def scale(self, variance, eps):
        return np.sqrt(variance) + eps


class eps_missing(steps):
    def scale(self, variance, eps):
        return np.sqrt(variance)


class eps_default(steps):
    default = 1e-6


class eps_default_3(steps):
    default = 1e-3


class eps_default_8(steps):
    default = 1e-8


class eps_default_12(steps):
    default = 1e-12


class eps_hard_coded(steps):
    def epsilon(self, eps):
        return 1e-5


class in_ln_swapped(steps):
    """One group is taken for instance normalisation, one per channel for layer normalisation."""

    def count(self, x, num_groups):
        return {1: x.shape[1], x.shape[1]: 1}.get(num_groups, num_groups)


class no_group_check(steps):
    """Makes the nearest number of groups that comes out even."""

    def check(self, x, num_groups):
        pass

    def together(self, x, num_groups):
        while x.shape[1] % num_groups:
            num_groups -= 1
        return super().together(x, num_groups)


class in_place(steps):
    def before(self, x, weight, bias):
        x -= self.mean(self.together(x, 1)).reshape(-1, *[1] * (x.ndim - 1))
        return x


class numpy2_scalar_promotion(steps):
    def epsilon(self, eps):
        return np.float64(eps)


class torch_cpu_constant(torch_answer):
    def group_norm(self, x, num_groups, weight=None, bias=None, eps=1e-5):
        import torch

        weight = torch.ones(x.shape[1]) if weight is None else weight
        bias = torch.zeros(x.shape[1]) if bias is None else bias
        y = super().group_norm(x, num_groups, eps=eps)
        return (y.movedim(1, -1) * weight + bias).movedim(-1, 1).to(x.dtype)


class torch_steps:
    """The torch answer cut into steps."""

    backend = "torch"

    def group_norm(self, x, num_groups, weight=None, bias=None, eps=1e-5):
        _check(x, num_groups)
        groups = x.reshape(x.shape[0], num_groups, -1)
        mean = groups.mean(dim=2, keepdim=True)
        y = (groups - mean) / self.scale(self.variance(groups, mean), eps)
        y = y.reshape(x.shape).movedim(1, -1)
        y = y if weight is None else y * weight
        return (y if bias is None else y + bias).movedim(-1, 1)

    def variance(self, groups, mean):
        return (groups - mean).square().mean(dim=2, keepdim=True)

    def scale(self, variance, eps):
        return (variance + eps).sqrt()


class torch_var_unbiased(torch_steps):
    def variance(self, groups, mean):
        return groups.var(dim=2, keepdim=True)


class torch_naive_variance(torch_steps):
    def variance(self, groups, mean):
        return groups.square().mean(dim=2, keepdim=True) - mean.square()


class torch_eps_outside_sqrt(torch_steps):
    def scale(self, variance, eps):
        return variance.sqrt() + eps


class torch_detached_statistics(torch_answer):
    def group_norm(self, x, num_groups, weight=None, bias=None, eps=1e-5):
        import torch

        _check(x, num_groups)
        groups = x.reshape(x.shape[0], num_groups, -1)
        mean = groups.mean(dim=2, keepdim=True).detach()
        variance = groups.var(dim=2, correction=0, keepdim=True).detach()
        y = ((groups - mean) / torch.sqrt(variance + eps)).reshape(x.shape).movedim(1, -1)
        y = y if weight is None else y * weight
        return (y if bias is None else y + bias).movedim(-1, 1)
