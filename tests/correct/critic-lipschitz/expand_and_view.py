import torch
from torch import autograd


def gradient_penalty(critic, real, fake, t):
    alpha = t.expand_as(real)
    x_hat = (alpha * real.detach() + (1 - alpha) * fake.detach()).requires_grad_(True)
    y = critic(x_hat)
    dydx = autograd.grad(y, x_hat, grad_outputs=torch.ones_like(y), create_graph=True)[0]
    dydx = dydx.reshape(dydx.shape[0], -1)
    dydx_l2norm = torch.linalg.norm(dydx, dim=1)
    return torch.mean((dydx_l2norm - 1) ** 2)


def gradient_normalize(critic, x):
    x_hat = x if x.requires_grad else x.detach().requires_grad_(True)
    y = critic(x_hat)
    dydx = autograd.grad(y, x_hat, grad_outputs=torch.ones_like(y), create_graph=True)[0]
    size = torch.linalg.norm(dydx, dim=1) + y.abs()
    return y / size.masked_fill(size == 0, 1)
