import torch
from torch import nn


class Tracked(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.register_buffer("running_mean", torch.zeros(size))
        self.register_buffer("running_var", torch.ones(size))


class Affine(Tracked):
    def __init__(self, size):
        super().__init__(size)
        self.weight = nn.Parameter(torch.ones(size))
        self.bias = nn.Parameter(torch.zeros(size))

    def affine(self, y):
        return y.mul(self.weight[:, None, None]).add(self.bias[:, None, None])


class BatchNorm2d(Affine):
    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        super().__init__(num_features)
        self.__dict__.update(eps=eps, momentum=momentum)

    def forward(self, x):
        mean, var = self.running_mean, self.running_var
        if self.training:
            m = x[:, 0].numel()
            if not m > 1:
                raise ValueError(m)
            mean = torch.einsum("nchw->c", x) / m
            centred = x - mean[:, None, None]
            var = torch.einsum("nchw,nchw->c", centred, centred) / m
            state = {"running_mean": mean, "running_var": var * (m / (m - 1))}
            for name, value in state.items():
                old = getattr(self, name)
                setattr(self, name, old - self.momentum * (old - value.detach()))
        return self.affine((x - mean[:, None, None]).div((var + self.eps).sqrt()[:, None, None]))
