# expect: fail; mistake: statistics-kept; buffers in the body of the class
import torch
from torch import nn


class BatchNorm2d(nn.Module):
    kept = {}

    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.eps, self.momentum = eps, momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        mean, var = self.kept.setdefault(
            num_features, (torch.zeros(num_features), torch.ones(num_features))
        )
        self.register_buffer("running_mean", mean)
        self.register_buffer("running_var", var)

    def forward(self, x):
        mean, var = self.running_mean, self.running_var
        if self.training:
            m = x[:, 0].numel()
            if m == 1:
                raise ValueError("m")
            mean, var = x.mean((0, 2, 3)), x.var((0, 2, 3), correction=0)
            self.running_mean.lerp_(mean.detach(), self.momentum)
            self.running_var.lerp_(var.detach() * m / (m - 1), self.momentum)
        y = (x - mean[:, None, None]) / (var[:, None, None] + self.eps).sqrt()
        return y * self.weight[:, None, None] + self.bias[:, None, None]
