import torch
from torch import autograd, nn


class GradNorm(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def slope(self, x):
        out = self.net(x)
        grad = autograd.grad(out.sum(), [x], create_graph=True)[0]
        return out, torch.norm(grad, dim=1)

    def forward(self, x):
        out, slope = self.slope(x)
        den = slope + out.abs()
        den = den.masked_fill(den.eq(0), 1)
        return out / den


def gradient_penalty(critic, real, fake, t):
    alpha = t.expand_as(real)
    mix = alpha * real + (1 - alpha) * fake
    mix = autograd.Variable(mix, requires_grad=True) if not mix.requires_grad else mix
    _, slope = GradNorm(critic).slope(mix)
    return ((slope - 1) ** 2).mean()


def gradient_normalize(critic, x):
    return GradNorm(critic)(x if x.requires_grad else x.detach().requires_grad_(True))
