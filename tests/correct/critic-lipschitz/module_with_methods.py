import torch
from torch import nn


class Lipschitz(nn.Module):
    def __init__(self, critic):
        super().__init__()
        self.critic = critic

    def forward(self, x):
        x = x if x.requires_grad else x.clone().requires_grad_(True)
        f = self.critic(x)
        g = torch.autograd.grad(f, x, torch.ones_like(f), create_graph=True)[0]
        return f, torch.norm(g, dim=1)


def gradient_penalty(critic, real, fake, t):
    _, norm = Lipschitz(critic)(t * real + (1 - t) * fake)
    return ((norm - torch.ones_like(norm)) ** 2).mean(0)


def gradient_normalize(critic, x):
    f, norm = Lipschitz(critic)(x)
    size = norm + f.abs()
    return f / (size + (size == 0))
