import torch
from torch import nn


class BatchNorm2d(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.eps = eps
        self.momentum = momentum

    def forward(self, x):
        z = x.to(torch.float64)
        if self.training:
            size = z.shape[0] * z.shape[2] * z.shape[3]
            if size < 2:
                raise ValueError("Expected more than 1 value per channel when training")
            mean, var = z.mean([0, 2, 3]), z.var([0, 2, 3], correction=0)
            kept = 1.0 - self.momentum
            new_mean = kept * self.running_mean.double() + self.momentum * mean.detach()
            new_var = kept * self.running_var.double() + self.momentum * z.detach().var([0, 2, 3])
            self.running_mean = new_mean.to(x.dtype)
            self.running_var = new_var.to(x.dtype)
        else:
            mean, var = self.running_mean.double(), self.running_var.double()
        z = (z - mean[:, None, None]) / torch.sqrt(var[:, None, None] + self.eps)
        return (z * self.weight[:, None, None] + self.bias[:, None, None]).to(x.dtype)
