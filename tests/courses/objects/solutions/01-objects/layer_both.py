"""A linear layer in either library."""

import numpy as np


class Layer:
    """Compute x W^T + b."""

    def __init__(self, d, m):
        self.weight, self.bias = np.zeros((m, d)), np.zeros(m)

    def forward(self, x):
        return x @ self.weight.T + self.bias


class plain_torch:
    backend = "torch"

    def __init__(self, d, m):
        import torch

        self.weight, self.bias = torch.zeros(m, d), torch.zeros(m)

    def forward(self, x):
        return x @ self.weight.T + self.bias


class torch_steps:
    """A module: torch is imported only where it is there."""

    backend = "torch"

    def Layer(self):
        import torch

        steps = self

        class Layer(torch.nn.Module):
            def __init__(self, d, m):
                super().__init__()
                self.weight = torch.nn.Parameter(torch.zeros(m, d))
                self.bias = torch.nn.Parameter(torch.zeros(m))

            def forward(self, x):
                return steps.out(self, x)

        return Layer

    def out(self, layer, x):
        return x @ layer.weight.T + layer.bias


class no_bias:
    class Layer(Layer):
        def forward(self, x):
            return x @ self.weight.T


class torch_detached(torch_steps):
    def out(self, layer, x):
        return super().out(layer, x).detach()
