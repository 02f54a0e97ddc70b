import torch
from torch import nn


class BatchNorm2d(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.eps = eps
        self.momentum = momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))

    def forward(self, x):
        shape = (1, -1, 1, 1)
        if self.training:
            m = x.numel() / x.size(1)
            if m == 1:
                raise ValueError("one value per channel")
            mean = x.mean((0, 2, 3))
            var = x.var((0, 2, 3), unbiased=False)
            a = self.momentum
            with torch.no_grad():
                self.running_mean = (1 - a) * self.running_mean + a * mean
                self.running_var = (1 - a) * self.running_var + a * var * m / (m - 1)
        else:
            mean = self.running_mean
            var = self.running_var
        y = (x - mean.view(shape)) / torch.sqrt(var.view(shape) + self.eps)
        return y * self.weight.view(shape) + self.bias.view(shape)
