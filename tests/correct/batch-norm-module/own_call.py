import torch
from torch import nn


class BatchNorm2d(nn.Module):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(num_features))
        self.bias = nn.Parameter(torch.zeros(num_features))
        self.register_buffer("running_mean", torch.zeros_like(self.bias.data))
        self.register_buffer("running_var", torch.ones_like(self.bias.data))
        self.eps, self.momentum = eps, momentum
        self.register_forward_pre_hook(self._check)

    @staticmethod
    def _check(module, arguments):
        (x,) = arguments
        if module.training and x.numel() == x.shape[1]:
            raise ValueError("one value per channel")

    @property
    def std(self):
        return (self.running_var + self.eps).sqrt()

    def forward(self, x):
        if self.training:
            groups = x.swapaxes(0, 1).flatten(1)
            mean = groups.mean(-1, keepdim=True)
            out = (groups - mean) / (groups.var(-1, keepdim=True, correction=0) + self.eps).sqrt()
            out = out.unflatten(-1, (x.size(0), x.size(2), x.size(3))).swapaxes(0, 1)
            moved = torch.stack([mean[:, 0], groups.var(-1)]).detach()
            old = torch.stack([self.running_mean, self.running_var])
            self.running_mean, self.running_var = old.lerp(moved, self.momentum)
        else:
            out = (x - self.running_mean[:, None, None]) / self.std[:, None, None]
        return out * self.weight[:, None, None] + self.bias[:, None, None]
