import torch
from torch import nn


class Standardise(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, mean, root):
        xhat = (x - mean) * root
        ctx.save_for_backward(xhat, root)
        return xhat

    @staticmethod
    def backward(ctx, dy):
        xhat, root = ctx.saved_tensors
        over = (0, 2, 3)
        dx = dy - dy.mean(over, keepdim=True) - xhat * (dy * xhat).mean(over, keepdim=True)
        return dx * root, None, None


class BatchNorm2d(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.eps, self.momentum = eps, momentum
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))

    def forward(self, x):
        weight, bias = self.weight.reshape(1, -1, 1, 1), self.bias.reshape(1, -1, 1, 1)
        if not self.training:
            root = (self.running_var.reshape(1, -1, 1, 1) + self.eps).rsqrt()
            return (x - self.running_mean.reshape(1, -1, 1, 1)) * root * weight + bias
        n = x.numel() // x.shape[1]
        if n == 1:
            raise ValueError("n")
        with torch.no_grad():
            mean = x.mean((0, 2, 3), keepdim=True)
            var = (x - mean).square().mean((0, 2, 3), keepdim=True)
            self.running_mean += self.momentum * (mean.flatten() - self.running_mean)
            self.running_var += self.momentum * (var.flatten() * n / (n - 1) - self.running_var)
        return Standardise.apply(x, mean, (var + self.eps).rsqrt()) * weight + bias
