import torch
from torch import nn


class BatchNorm2d(nn.Module):
    """The statistics that are stored come from a copy without a graph."""

    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.eps, self.momentum = eps, momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))

    @torch.no_grad()
    def track(self, x):
        for buffer, value in (
            (self.running_mean, x.mean((0, 2, 3))),
            (self.running_var, x.var((0, 2, 3))),
        ):
            buffer *= 1 - self.momentum
            buffer += self.momentum * value

    def forward(self, x):
        if self.training:
            if x.numel() // x.size(1) == 1:
                raise ValueError("one value")
            self.track(x)
            std, mean = torch.std_mean(x, (0, 2, 3), correction=0, keepdim=True)
            root = (x - mean).square().mean((0, 2, 3), keepdim=True).add(self.eps).sqrt()
        else:
            mean = self.running_mean.view(1, -1, 1, 1)
            root = self.running_var.view(1, -1, 1, 1).add(self.eps).sqrt()
        return self.bias.view(1, -1, 1, 1) + self.weight.view(1, -1, 1, 1) * ((x - mean) / root)
