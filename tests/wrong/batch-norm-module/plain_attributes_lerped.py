# expect: fail; mistake: buffer-not-registered; running statistics are plain tensors, updated by lerp_
import torch
from torch import nn


class BatchNorm2d(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.eps, self.momentum = eps, momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.running_mean = torch.zeros(num_features)
        self.running_var = torch.ones(num_features)

    def forward(self, x):
        def col(v):
            return v.view(1, -1, 1, 1)

        if self.training:
            m = x.numel() // x.size(1)
            if m == 1:
                raise ValueError("one value")
            mu = x.mean(dim=(0, 2, 3))
            d = x - col(mu)
            var = d.pow(2).mean((0, 2, 3))
            with torch.no_grad():
                self.running_mean.lerp_(mu, self.momentum)
                self.running_var.mul_(1 - self.momentum).add_(
                    var, alpha=self.momentum * m / (m - 1)
                )
        else:
            d = x - col(self.running_mean)
            var = self.running_var
        return d * col((var + self.eps).rsqrt() * self.weight) + col(self.bias)
