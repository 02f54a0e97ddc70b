# expect: fail; mistake: buffer-is-parameter; everything is a parameter
import torch
from torch import nn


class BatchNorm2d(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.eps, self.momentum = eps, momentum
        for name, value in (
            ("weight", 1.0),
            ("bias", 0.0),
            ("running_mean", 0.0),
            ("running_var", 1.0),
        ):
            setattr(self, name, nn.Parameter(torch.full((num_features,), value)))

    def forward(self, x):
        mean, var = self.running_mean, self.running_var
        if self.training:
            m = x[:, 0].numel()
            if m == 1:
                raise ValueError("m")
            mean, var = x.mean((0, 2, 3)), x.var((0, 2, 3), correction=0)
            self.running_mean.data.lerp_(mean.data, self.momentum)
            self.running_var.data.lerp_(var.data * m / (m - 1), self.momentum)
        y = (x - mean[:, None, None]) / (var[:, None, None] + self.eps).sqrt()
        return y * self.weight[:, None, None] + self.bias[:, None, None]
