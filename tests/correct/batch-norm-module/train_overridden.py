import torch
from torch import nn


class BatchNorm2d(nn.Module):
    """The mode is a function that `train` chooses."""

    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.eps, self.momentum = eps, momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))
        self.train(True)

    def train(self, mode=True):
        super().train(mode)
        self.choose = self.batch if mode else self.kept
        return self

    def kept(self, x):
        return self.running_mean, self.running_var

    def batch(self, x):
        m = x.shape[0] * x.shape[2] * x.shape[3]
        if m == 1:
            raise ValueError("m = 1")
        mean, var = x.mean((0, 2, 3)), x.var((0, 2, 3), correction=0)
        a = self.momentum
        self.running_mean = (1 - a) * self.running_mean + a * mean.detach()
        self.running_var = (1 - a) * self.running_var + a * var.detach() * m / (m - 1)
        return mean, var

    def forward(self, x):
        mean, var = (v[:, None, None] for v in self.choose(x))
        return (x - mean) * torch.rsqrt(var + self.eps) * self.weight[:, None, None] + self.bias[
            :, None, None
        ]
