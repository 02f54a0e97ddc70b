"""Batch normalisation as a torch module, with parameters, buffers and two modes."""

import torch
from torch import nn


class BatchNorm2d(nn.Module):
    """Normalise the channels of images: by the batch in training, by what was stored otherwise.

    Parameters
    ----------
    num_features : int
        The number of channels.
    eps : float
        Added to the variance.
    momentum : float
        The weight of the new batch in the running statistics.
    """

    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.eps, self.momentum = eps, momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))

    def forward(self, x):
        mean, var = self.running_mean, self.running_var
        if self.training:
            count = x.numel() // x.shape[1]  # m = N H W values per channel
            if count == 1:
                raise ValueError("training needs more than one value per channel")
            mean = x.mean(dim=(0, 2, 3))  # (C,)
            var = (x - mean[:, None, None]).square().mean(dim=(0, 2, 3))  # divided by m
            self._store(mean.detach(), var.detach() * count / (count - 1))
        xhat = (x - mean[:, None, None]) / torch.sqrt(var[:, None, None] + self.eps)
        return self.weight[:, None, None] * xhat + self.bias[:, None, None]

    def _store(self, mean, var):
        """Move the running statistics towards those of a batch."""
        self.running_mean.lerp_(mean, self.momentum)
        self.running_var.lerp_(var, self.momentum)


# --------------------------------------------------------------------------- correct as well


def _count(x):
    """Return the number of values of a channel, at least two."""
    count = x.shape[0] * x.shape[2] * x.shape[3]
    if count == 1:
        raise ValueError("a single value per channel")
    return count


class by_rows(nn.Module):
    """The values of each channel in one row; new buffers in the place of the old ones."""

    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.register_parameter("weight", nn.Parameter(torch.full((num_features,), 1.0)))
        self.register_parameter("bias", nn.Parameter(torch.full((num_features,), 0.0)))
        self.running_mean = nn.Buffer(torch.zeros(num_features))
        self.running_var = nn.Buffer(torch.ones(num_features))
        self.new, self.eps = momentum, eps

    def forward(self, x):
        rows = x.transpose(0, 1).flatten(1)  # (C, m)
        if self.training:
            _count(x)
            var, mean = torch.var_mean(rows, dim=1, correction=0)
            with torch.no_grad():
                old = 1 - self.new
                self.running_mean = old * self.running_mean + self.new * mean
                self.running_var = old * self.running_var + self.new * rows.var(dim=1)
        else:
            mean, var = self.running_mean, self.running_var
        rows = (rows - mean[:, None]) * torch.rsqrt(var + self.eps)[:, None]
        rows = torch.addcmul(self.bias[:, None], rows, self.weight[:, None])
        return rows.unflatten(1, (x.shape[0], *x.shape[2:])).transpose(0, 1)


class by_loops(nn.Module):
    """One channel after the other, in float64."""

    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(num_features))
        self.bias = nn.Parameter(torch.empty(num_features))
        nn.init.ones_(self.weight)
        nn.init.zeros_(self.bias)
        for name, value in (("running_mean", 0.0), ("running_var", 1.0)):
            self.register_buffer(name, torch.tensor([value] * num_features))
        self.options = {"eps": eps, "momentum": momentum}

    def forward(self, x):
        parts = [self.channel(c, values) for c, values in enumerate(x.double().unbind(1))]
        return torch.stack(parts, dim=1).to(x.dtype)

    def channel(self, c, values):
        mean, var = self.running_mean[c].double(), self.running_var[c].double()
        if self.training:
            count = values.numel()
            if count == 1:
                raise ValueError(f"channel {c} has one value")
            mean = values.sum() / count
            squares = (values - mean).pow(2).sum()
            var = squares / count
            self.store(self.running_mean, c, mean)
            self.store(self.running_var, c, squares / (count - 1))
        xhat = (values - mean) * (var + self.options["eps"]).pow(-0.5)
        return xhat * self.weight[c] + self.bias[c]

    def store(self, buffer, c, value):
        momentum = self.options["momentum"]
        buffer[c] = (1 - momentum) * buffer[c] + momentum * value.detach()


class _Statistics(nn.Module):
    """The buffers of a module that follows batches."""

    def __init__(self, size, momentum):
        super().__init__()
        self.momentum = momentum
        self.register_buffer("running_mean", torch.zeros(size))
        self.register_buffer("running_var", torch.ones(size))

    def statistics(self, rows):
        if not self.training:
            return self.running_mean, self.running_var
        mean = rows.mean(0)
        squares = (rows - mean).square().sum(0)
        with torch.no_grad():
            self.running_mean += self.momentum * (mean - self.running_mean)
            self.running_var += self.momentum * (squares / (len(rows) - 1) - self.running_var)
        return mean, squares / len(rows)


class by_inheritance(_Statistics):
    """Channels last; the running statistics stand in a class of their own."""

    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__(num_features, momentum)
        self.eps = eps
        self.weight = nn.Parameter(self.running_var.clone())
        self.bias = nn.Parameter(self.running_mean.clone())

    def forward(self, x):
        last = x.permute(0, 2, 3, 1)  # (N, H, W, C)
        rows = last.reshape(-1, last.shape[-1])
        if self.training and len(rows) == 1:
            raise ValueError("a single value per channel")
        mean, var = self.statistics(rows)
        out = (last - mean) / (var + self.eps) ** 0.5 * self.weight + self.bias
        return out.permute(0, 3, 1, 2)


# --------------------------------------------------------------------------- wrong in one step


class steps(nn.Module):
    """The answer cut into steps; every wrong version below replaces one."""

    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.momentum, self.given = momentum, eps
        self.make(num_features)
        self.make_buffers(num_features)

    def make(self, size):
        self.weight, self.bias = nn.Parameter(torch.ones(size)), nn.Parameter(torch.zeros(size))

    def make_buffers(self, size):
        self.register_buffer("running_mean", torch.zeros(size))
        self.register_buffer("running_var", self.first_var(size))

    def first_var(self, size):
        return torch.ones(size)

    def forward(self, x):
        stored = self.running_mean[:, None, None], self.running_var[:, None, None]
        if self.is_training():
            count = self.count(x)
            mean, var = self.statistics(x)
            stored = self.used(mean, self.divided(var, count), stored)
            self.update(mean.detach(), self.stored(var.detach(), count))
        else:
            stored = self.evaluated(x, stored)
        return self.affine(self.normalised(x, *stored))

    def is_training(self):
        return self.training

    def count(self, x):
        return _count(x)

    axes = (0, 2, 3)

    def statistics(self, x):
        mean = x.mean(dim=self.axes, keepdim=True)
        return mean, self.variance(x, mean)

    def variance(self, x, mean):
        return (x - mean).square().mean(dim=self.axes, keepdim=True)

    def divided(self, var, count):
        return var

    def stored(self, var, count):
        return var * count / (count - 1)

    def used(self, mean, var, stored):
        return mean, var

    def evaluated(self, x, stored):
        return stored

    def update(self, mean, var):
        self.running_mean = self.moved(self.running_mean, mean.mean((0, 2, 3)))
        self.running_var = self.moved(self.running_var, var.mean((0, 2, 3)))

    def moved(self, old, new):
        return (1 - self.momentum) * old + self.momentum * new

    def normalised(self, x, mean, var):
        return (x - mean) / self.scale(var)

    def scale(self, var):
        return torch.sqrt(var + self.epsilon())

    def epsilon(self):
        return self.given

    def affine(self, y):
        return y * self.weight[:, None, None] + self.bias[:, None, None]


class momentum_reversed(steps):
    def moved(self, old, new):
        return self.momentum * old + (1 - self.momentum) * new


class running_sum(steps):
    def moved(self, old, new):
        return old + self.momentum * new


class running_not_updated(steps):
    def update(self, mean, var):
        pass


class normalise_unbiased(steps):
    def divided(self, var, count):
        return var * count / (count - 1)


class running_var_biased(steps):
    def stored(self, var, count):
        return var


class running_std(steps):
    def stored(self, var, count):
        return torch.sqrt(var * count / (count - 1))


class running_var_zeros(steps):
    def first_var(self, size):
        return torch.zeros(size)


class eval_uses_batch(steps):
    def evaluated(self, x, stored):
        return self.statistics(x)


class eval_ignored(steps):
    def is_training(self):
        return True


class train_uses_running(steps):
    def used(self, mean, var, stored):
        return stored[0].clone(), stored[1].clone()


class eval_updates_running(steps):
    def evaluated(self, x, stored):
        mean, var = self.statistics(x)
        kept = stored[0].clone(), stored[1].clone()
        self.update(mean.detach(), self.stored(var.detach(), max(x[:, 0].numel(), 2)))
        return kept


class buffer_not_registered(steps):
    def make_buffers(self, size):
        self.running_mean, self.running_var = torch.zeros(size), torch.ones(size)


class buffer_written_in_place(buffer_not_registered):
    """A plain attribute that is written to in place stays in float32."""

    def update(self, mean, var):
        self.running_mean.lerp_(mean.mean((0, 2, 3)).to(self.running_mean), self.momentum)
        self.running_var.lerp_(var.mean((0, 2, 3)).to(self.running_var), self.momentum)


class buffer_lerped(buffer_not_registered):
    """The same in another dtype raises an error."""

    def update(self, mean, var):
        self.running_mean.lerp_(mean.mean((0, 2, 3)), self.momentum)
        self.running_var.lerp_(var.mean((0, 2, 3)), self.momentum)


class buffer_not_persistent(steps):
    def make_buffers(self, size):
        self.register_buffer("running_mean", torch.zeros(size), persistent=False)
        self.register_buffer("running_var", torch.ones(size), persistent=False)


class parameter_not_registered(steps):
    def make(self, size):
        self.weight, self.bias = torch.ones(size), torch.zeros(size)


class parameter_of_a_tensor(steps):
    def make(self, size):
        self.weight = torch.ones(size, requires_grad=True)
        self.bias = torch.zeros(size, requires_grad=True)


class buffer_is_parameter(steps):
    def make_buffers(self, size):
        self.running_mean = nn.Parameter(torch.zeros(size))
        self.running_var = nn.Parameter(torch.ones(size))

    def update(self, mean, var):
        self.running_mean.data = self.moved(self.running_mean.data, mean.mean((0, 2, 3)))
        self.running_var.data = self.moved(self.running_var.data, var.mean((0, 2, 3)))


class buffer_is_frozen_parameter(steps):
    def make_buffers(self, size):
        self.running_mean = nn.Parameter(torch.zeros(size), requires_grad=False)
        self.running_var = nn.Parameter(torch.ones(size), requires_grad=False)

    def update(self, mean, var):
        self.running_mean.lerp_(mean.mean((0, 2, 3)), self.momentum)
        self.running_var.lerp_(var.mean((0, 2, 3)), self.momentum)


class per_pixel(steps):
    def variance(self, x, mean):
        return x.var(dim=0, correction=0).mean(dim=(1, 2)).reshape(1, -1, 1, 1)


class layer_axes(steps):
    axes = (0, 1, 2, 3)


class image_axes(steps):
    axes = (2, 3)


class naive_variance(steps):
    def variance(self, x, mean):
        return x.square().mean(dim=self.axes, keepdim=True) - mean.square()


class gain_on_last_axis(steps):
    def affine(self, y):
        return y * self.weight + self.bias


class eps_outside_sqrt(steps):
    def scale(self, var):
        return torch.sqrt(var) + self.epsilon()


class eps_missing(steps):
    def scale(self, var):
        return torch.sqrt(var)


class eps_hard_coded(steps):
    def epsilon(self):
        return 1e-5


class no_size_check(steps):
    def count(self, x):
        return max(x[:, 0].numel(), 2)


class in_place(steps):
    def normalised(self, x, mean, var):
        x -= mean
        return x / self.scale(var)


class statistics_kept(steps):
    """All objects share what the first one has stored."""

    shared = {}

    def update(self, mean, var):
        first = self.running_mean
        place = len(first), first.dtype, first.device
        old = self.shared.setdefault(place, (self.running_mean.clone(), self.running_var.clone()))
        super().update(mean, var)
        self.running_mean.copy_(self.moved(old[0], mean.mean((0, 2, 3))))
        self.shared[place] = self.running_mean.clone(), self.running_var.clone()


class torch_detached_statistics(steps):
    def used(self, mean, var, stored):
        return mean.detach(), var.detach()


class torch_cpu_constant(steps):
    def affine(self, y):
        return super().affine(y) + torch.zeros(y.shape[1], 1, 1)
