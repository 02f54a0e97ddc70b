"""A gate."""

import torch


def gate(x, a=1.0):
    return x * torch.sigmoid(a * x)


class by_tanh:
    def gate(self, x, a=1.0):
        return x * (torch.tanh(a * x / 2) + 1) / 2


class by_softplus:
    def gate(self, x, a=1.0):
        return x * torch.exp(-torch.nn.functional.softplus(-a * x))


class no_a:
    def gate(self, x, a=1.0):
        return x * torch.sigmoid(x)
