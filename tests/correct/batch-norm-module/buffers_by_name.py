import torch
from torch import nn


class BatchNorm2d(nn.Module):
    def __init__(self, channels, epsilon=1e-5, rate=0.1):
        super().__init__()
        self.epsilon, self.rate = epsilon, rate
        for name, maker, kind in (
            ("weight", torch.ones, "p"),
            ("bias", torch.zeros, "p"),
            ("running_mean", torch.zeros, "b"),
            ("running_var", torch.ones, "b"),
        ):
            value = maker(channels)
            if kind == "p":
                self.register_parameter(name, nn.Parameter(value))
            else:
                self.register_buffer(name, value)

    def forward(self, images):
        last = images.movedim(1, -1)
        mean, var = self.running_mean, self.running_var
        if self.training:
            flat = last.flatten(0, 2)
            if flat.shape[0] == 1:
                raise ValueError("single value")
            unbiased, mean = torch.var_mean(flat, 0)
            var = unbiased * (flat.shape[0] - 1) / flat.shape[0]
            self.running_mean = torch.lerp(self.running_mean, mean.detach(), self.rate)
            self.running_var = torch.lerp(self.running_var, unbiased.detach(), self.rate)
        out = (last - mean) / (var + self.epsilon).sqrt()
        return (out * self.weight + self.bias).movedim(-1, 1)
