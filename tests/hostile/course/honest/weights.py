"""Uses torch as an exercise allows, and names of its own that sound like what is forbidden."""

import gc

import torch
from torch import nn


class Softmax(nn.Module):
    def softmax(self, x):
        e = (x - x.amax(-1, keepdim=True)).exp()
        return e / e.sum(-1, keepdim=True)

    def forward(self, x):
        return self.softmax(x)


def log_softmax(x):
    return Softmax()(x).log()


def weights(x):
    gc.collect()
    softmax = log_softmax(x).exp()
    with torch.no_grad():
        nn.functional.layer_norm(x, x.shape[-1:])
        torch.vmap(torch.func.grad(lambda row: (row * row).sum()))(x)
        torch.distributions.Normal(0.0, 1.0).log_prob(x)
    return softmax
