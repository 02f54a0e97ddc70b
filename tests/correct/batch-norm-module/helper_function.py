import torch
from torch import nn


def normalise(x, mean, var, eps):
    return (x - mean[:, None, None]) / (var[:, None, None] + eps) ** 0.5


def batch_statistics(x):
    c = x.shape[1]
    m = x.numel() // c
    if m == 1:
        raise ValueError("a channel has one value")
    mean = torch.stack([x[:, k].mean() for k in range(c)])
    var = torch.stack([((x[:, k] - mean[k]) ** 2).mean() for k in range(c)])
    return mean, var, m / (m - 1)


class BatchNorm2d(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.eps, self.momentum = eps, momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))

    def forward(self, x):
        if self.training:
            mean, var, factor = batch_statistics(x)
            for buffer, new in ((self.running_mean, mean), (self.running_var, var * factor)):
                buffer.copy_(buffer + self.momentum * (new.detach() - buffer))
            xhat = normalise(x, mean, var, self.eps)
        else:
            xhat = normalise(x, self.running_mean, self.running_var, self.eps)
        return xhat * self.weight[:, None, None] + self.bias[:, None, None]
