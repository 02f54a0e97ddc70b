"""Batch normalisation for images: in training by the batch's statistics, else by stored ones."""

import numpy as np


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    """Normalise every channel, then scale and shift it; return the new running statistics, too.

    Parameters
    ----------
    x : array of shape (N, C, H, W)
    running_mean, running_var : array of shape (C,)
        What was stored before.
    weight, bias : array of shape (C,)
        Gain and shift.
    training : bool
        Whether the batch provides the statistics, and is stored.
    momentum : float
        The weight of the new batch.
    eps : float
        Added to the variance.

    Returns
    -------
    y : array with the shape and dtype of `x`
    new_mean, new_var : array of shape (C,)

    Raises
    ------
    ValueError
        In training, if a channel has a single value.
    """
    per_channel = (1, -1, 1, 1)  # broadcasts against (N, C, H, W)
    mean, var = running_mean, running_var
    new_mean, new_var = running_mean, running_var
    if training:
        count = x.size // x.shape[1]  # m = N H W values per channel
        if count < 2:
            raise ValueError("training needs more than one value per channel")
        mean = x.mean(axis=(0, 2, 3))  # (C,)
        var = ((x - mean.reshape(per_channel)) ** 2).mean(axis=(0, 2, 3))  # divided by m
        new_mean = (1 - momentum) * running_mean + momentum * mean
        new_var = (1 - momentum) * running_var + momentum * (var * count / (count - 1))

    scale = weight / np.sqrt(var + eps)
    y = (x - mean.reshape(per_channel)) * scale.reshape(per_channel) + bias.reshape(per_channel)
    return y, new_mean, new_var


# --------------------------------------------------------------------------- correct as well


def _count(x):
    """Return the number of values of a channel, at least two."""
    count = x.shape[0] * x.shape[2] * x.shape[3]
    if count == 1:
        raise ValueError("a single value per channel")
    return count


class by_loops:
    """One channel after the other, with sums."""

    def batch_norm(
        self, x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5
    ):
        y = np.empty_like(x)
        new_mean, new_var = running_mean.copy(), running_var.copy()
        for c in range(x.shape[1]):
            channel, mean, var = x[:, c], running_mean[c], running_var[c]
            if training:
                count = _count(x)
                mean = np.sum(channel) / count
                squares = np.sum((channel - mean) ** 2)
                var = squares / count
                new_mean[c] += momentum * (mean - running_mean[c])
                new_var[c] += momentum * (squares / (count - 1) - running_var[c])
            y[:, c] = (channel - mean) / (var + eps) ** 0.5 * weight[c] + bias[c]
        return y, new_mean, new_var


class by_rows:
    """The values of each channel in one row, `var` with both divisors."""

    def batch_norm(
        self, x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5
    ):
        last = np.moveaxis(x, 1, -1)  # (N, H, W, C)
        rows = last.reshape(-1, x.shape[1])  # (m, C)
        if not training:
            out = (last - running_mean) / np.sqrt(running_var + eps) * weight + bias
            return np.moveaxis(out, -1, 1), running_mean, running_var
        _count(x)
        mean = np.average(rows, axis=0)
        out = (last - mean) / np.sqrt(rows.var(axis=0) + eps) * weight + bias
        kept = np.stack([running_mean, running_var]) * (1 - momentum)
        kept = kept + momentum * np.stack([mean, rows.var(axis=0, ddof=1)])
        return np.moveaxis(out, -1, 1), kept[0], kept[1]


class by_einsum:
    """Sums by `einsum`, a first value taken off before."""

    def batch_norm(
        self, x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5
    ):
        new = running_mean.copy(), running_var.copy()
        if training:
            count = _count(x)
            first = x[:1, :, :1, :1]
            rest = x - first
            shift = np.einsum("nchw->c", rest) / count
            centred = rest - shift[None, :, None, None]
            squares = np.einsum("nchw,nchw->c", centred, centred)
            var = squares / count
            mean = first[0, :, 0, 0] + shift
            new = (
                new[0] - momentum * (new[0] - mean),
                new[1] - momentum * (new[1] - squares / (count - 1)),
            )
        else:
            centred, var = x - running_mean[None, :, None, None], running_var
        gain = weight * (var + eps) ** -0.5
        return np.einsum("nchw,c->nchw", centred, gain) + bias[:, None, None], *new


class torch_answer:
    """The answer in torch."""

    backend = "torch"

    def batch_norm(
        self, x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5
    ):
        import torch

        mean, var, new = running_mean, running_var, (running_mean, running_var)
        if training:
            count = _count(x)
            mean = x.mean(dim=(0, 2, 3))
            var = (x - mean[:, None, None]).square().mean(dim=(0, 2, 3))
            new = (
                (1 - momentum) * running_mean + momentum * mean.detach(),
                (1 - momentum) * running_var + momentum * var.detach() * count / (count - 1),
            )
        xhat = (x - mean[:, None, None]) / torch.sqrt(var[:, None, None] + eps)
        return weight[:, None, None] * xhat + bias[:, None, None], *new


class torch_by_var_mean:
    """`var_mean` with a correction, and `lerp`."""

    backend = "torch"

    def batch_norm(
        self, x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5
    ):
        import torch

        rows = x.transpose(0, 1).flatten(1)  # (C, m)
        if training:
            _count(x)
            var, mean = torch.var_mean(rows, dim=1, correction=0)
            new = running_mean.lerp(mean, momentum), running_var.lerp(rows.var(dim=1), momentum)
        else:
            var, mean = running_var, running_mean
            new = running_mean.clone(), running_var.clone()
        rows = (rows - mean.unsqueeze(1)) * torch.rsqrt(var + eps).unsqueeze(1)
        rows = torch.addcmul(bias.unsqueeze(1), rows, weight.unsqueeze(1))
        n, c, h, w = x.shape
        return rows.reshape(c, n, h, w).transpose(0, 1).contiguous(), *new


class torch_by_loops:
    """One channel after the other, in float64."""

    backend = "torch"

    def batch_norm(
        self, x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5
    ):
        import torch

        parts, means, variances = [], [], []
        for c, channel in enumerate(x.double().unbind(1)):
            mean, var = running_mean[c].double(), running_var[c].double()
            means.append(mean)
            variances.append(var)
            if training:
                count = _count(x)
                old_mean, old_var = mean, var
                mean = channel.sum() / count
                squares = (channel - mean).pow(2).sum()
                var = squares / count
                means[-1] = old_mean + momentum * (mean - old_mean)
                variances[-1] = old_var + momentum * (squares / (count - 1) - old_var)
            parts.append((channel - mean) * (var + eps).pow(-0.5) * weight[c] + bias[c])
        found = torch.stack(parts, dim=1), torch.stack(means), torch.stack(variances)
        return tuple(part.to(x.dtype) for part in found)


# --------------------------------------------------------------------------- wrong in one step


class steps:
    """The answer cut into steps; every wrong version below replaces one."""

    def batch_norm(
        self, x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=None
    ):
        eps = self.default if eps is None else eps
        new = old = running_mean, running_var
        if training:
            count = self.count(x)
            mean, var = self.statistics(x)
            new = self.updated(old, (mean, self.stored(var, count)), momentum)
            used = self.used(mean, self.divided(var, count), old)
        else:
            used, new = self.evaluated(x, old, momentum)
        y = self.normalised(x, *used, self.epsilon(eps))
        return self.affine(y, weight, bias), *new

    default = 1e-5

    def epsilon(self, eps):
        return eps

    def count(self, x):
        return _count(x)

    axes = (0, 2, 3)

    def statistics(self, x):
        """Mean and variance of the batch, which broadcast against (N, C, H, W)."""
        mean = x.mean(axis=self.axes, keepdims=True)
        return mean, self.variance(x, mean)

    def variance(self, x, mean):
        return ((x - mean) ** 2).mean(axis=self.axes, keepdims=True)

    def stored(self, var, count):
        return var * count / (count - 1)

    def divided(self, var, count):
        return var

    def updated(self, old, new, momentum):
        channels = len(old[0])
        pairs = zip(old, (part.mean(axis=(0, 2, 3)) for part in new), strict=True)
        return tuple(self.moved(a, b, momentum) + np.zeros(channels, a.dtype) for a, b in pairs)

    def moved(self, old, new, momentum):
        return (1 - momentum) * old + momentum * new

    def used(self, mean, var, old):
        return mean, var

    def evaluated(self, x, old, momentum):
        return tuple(part.reshape(1, -1, 1, 1) for part in old), old

    def normalised(self, x, mean, var, eps):
        with np.errstate(all="ignore"):
            return (x - mean) / self.scale(var, eps)

    def scale(self, var, eps):
        return np.sqrt(var + eps)

    def affine(self, y, weight, bias):
        return y * weight[:, None, None] + bias[:, None, None]


class momentum_reversed(steps):
    def moved(self, old, new, momentum):
        return momentum * old + (1 - momentum) * new


class running_sum(steps):
    def moved(self, old, new, momentum):
        return old + momentum * new


class normalise_unbiased(steps):
    def divided(self, var, count):
        return var * count / (count - 1)


class running_var_biased(steps):
    def stored(self, var, count):
        return var


class running_std(steps):
    def stored(self, var, count):
        return np.sqrt(var * count / (count - 1))


class eval_uses_batch(steps):
    def evaluated(self, x, old, momentum):
        return self.statistics(x), old


class train_uses_running(steps):
    def used(self, mean, var, old):
        return tuple(part.reshape(1, -1, 1, 1) for part in old)


class eval_updates_running(steps):
    def evaluated(self, x, old, momentum):
        used, _ = super().evaluated(x, old, momentum)
        mean, var = self.statistics(x)
        count = max(x.size // x.shape[1], 2)
        return used, self.updated(old, (mean, self.stored(var, count)), momentum)


class per_pixel(steps):
    def variance(self, x, mean):
        return x.var(axis=0).mean(axis=(1, 2)).reshape(1, -1, 1, 1)


class layer_axes(steps):
    axes = (0, 1, 2, 3)


class image_axes(steps):
    axes = (2, 3)


class naive_variance(steps):
    def variance(self, x, mean):
        return (x**2).mean(axis=self.axes, keepdims=True) - mean**2


class naive_in_rows(steps):
    """A channel in each row: another order of sums, and so another rounding."""

    def statistics(self, x):
        rows = np.moveaxis(x, 1, 0).reshape(x.shape[1], -1)
        mean = rows.mean(1)
        var = (rows**2).mean(1) - mean**2
        return mean[None, :, None, None], var[None, :, None, None]


class naive_by_channel(steps):
    def statistics(self, x):
        channels = [x[:, c] for c in range(x.shape[1])]
        means = [channel.mean() for channel in channels]
        parts = [(c**2).mean() - mean**2 for c, mean in zip(channels, means, strict=True)]
        return tuple(np.array(part, x.dtype)[None, :, None, None] for part in (means, parts))


class gain_on_last_axis(steps):
    def affine(self, y, weight, bias):
        return y * weight + bias


class affine_order(steps):
    def affine(self, y, weight, bias):
        return (y + bias[:, None, None]) * weight[:, None, None]


class eps_outside_sqrt(steps):
    def scale(self, var, eps):
        return np.sqrt(var) + eps


class eps_missing(steps):
    def scale(self, var, eps):
        return np.sqrt(var)


class eps_hard_coded(steps):
    def epsilon(self, eps):
        return 1e-5


class eps_default(steps):
    default = 1e-6


class eps_default_3(steps):
    default = 1e-3


class eps_default_8(steps):
    default = 1e-8


class in_place(steps):
    def normalised(self, x, mean, var, eps):
        x -= mean
        x /= self.scale(var, eps)
        return x


class in_place_running(steps):
    def moved(self, old, new, momentum):
        old *= 1 - momentum
        old += momentum * new
        return old


class statistics_kept(steps):
    """Goes on from its own statistics, wherever the caller's come from."""

    kept = {}

    def updated(self, old, new, momentum):
        mine = self.kept.get((len(old[0]), old[0].dtype), old)
        found = super().updated(mine, new, momentum)
        self.kept[len(old[0]), old[0].dtype] = found
        return found


class no_size_check(steps):
    def count(self, x):
        return max(x.size // x.shape[1], 2)


class numpy2_scalar_promotion(steps):
    def epsilon(self, eps):
        return np.float64(eps)


class torch_cpu_constant(torch_answer):
    def batch_norm(
        self, x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5
    ):
        import torch

        y, *new = super().batch_norm(
            x, running_mean, running_var, weight, bias, training, momentum, eps
        )
        return (y + torch.zeros(x.shape[1], 1, 1)).to(x.dtype), *new


class torch_detached_statistics(torch_answer):
    def batch_norm(
        self, x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5
    ):
        args = weight, bias, training, momentum, eps
        _, *new = super().batch_norm(x, running_mean, running_var, *args)
        mean, var = running_mean, running_var
        if training:
            mean = x.detach().mean(dim=(0, 2, 3))
            var = (x.detach() - mean[:, None, None]).square().mean(dim=(0, 2, 3))
        return super().batch_norm(x, mean, var, weight, bias, False, momentum, eps)[0], *new
