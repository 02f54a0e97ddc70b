import torch
from torch import nn


class BatchNorm2d(nn.Module):
    """One method per mode."""

    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros(num_features))
        self.register_buffer("running_var", torch.ones(num_features))
        self.extra = (eps, momentum)

    def forward(self, x):
        return (self.by_batch if self.training else self.by_memory)(x)

    def by_memory(self, x):
        return self._apply_affine(
            (x - self._c(self.running_mean)) * self._c(self.running_var + self.extra[0]).rsqrt()
        )

    def by_batch(self, x):
        n = x[:, :1].numel()
        if n < 2:
            raise ValueError("cannot")
        mean = x.sum((0, 2, 3), keepdim=True) / n
        d = x - mean
        ss = d.square().sum((0, 2, 3), keepdim=True)
        self.remember(mean.detach().flatten(), ss.detach().flatten() / (n - 1))
        return self._apply_affine(d * (ss / n + self.extra[0]).rsqrt())

    def remember(self, mean, var):
        m = self.extra[1]
        self.running_mean.mul_(1 - m).add_(mean, alpha=m)
        self.running_var.mul_(1 - m).add_(var, alpha=m)

    def _apply_affine(self, y):
        return torch.addcmul(self._c(self.bias), y, self._c(self.weight))

    @staticmethod
    def _c(v):
        return v.reshape(1, -1, 1, 1)
