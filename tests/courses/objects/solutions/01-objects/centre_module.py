"""A module that centres."""

import torch
from torch import nn


class Centre(nn.Module):
    """Subtract the mean of the batch, or the running mean."""

    def __init__(self, d, momentum=0.1):
        super().__init__()
        self.momentum = momentum
        self.bias = nn.Parameter(torch.zeros(d))
        self.register_buffer("running_mean", torch.zeros(d))

    def forward(self, x):
        mean = self.running_mean
        if self.training:
            mean = x.mean(0)
            self.running_mean.lerp_(mean.detach(), self.momentum)
        return x - mean + self.bias


class steps(nn.Module):
    def __init__(self, d, momentum=0.1):
        super().__init__()
        self.old, self.new = 1 - momentum, momentum
        self.bias = nn.Parameter(torch.zeros(d))
        self.register_buffer("running_mean", torch.zeros(d))

    def forward(self, x):
        used = self.used(x)
        if self.training:
            self.running_mean = self.updated(x)
        return x - used + self.bias

    def used(self, x):
        return x.mean(0) if self.training else self.running_mean

    def updated(self, x):
        return (self.old * self.running_mean + self.new * x.mean(0)).detach()


class eval_uses_batch(steps):
    def used(self, x):
        return x.mean(0)


class momentum_reversed(steps):
    def updated(self, x):
        return (self.new * self.running_mean + self.old * x.mean(0)).detach()


_SHARED = {}


class shared_buffer(steps):
    def __init__(self, d, momentum=0.1):
        super().__init__(d, momentum)
        self.running_mean = _SHARED.setdefault(d, self.running_mean)

    def updated(self, x):
        return self.running_mean.lerp_(x.mean(0).detach(), self.new)
