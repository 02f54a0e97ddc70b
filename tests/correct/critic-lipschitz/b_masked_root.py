import torch


def _length(g):
    s = (g * g).sum(dim=1)
    zero = s == 0
    return torch.where(zero, torch.zeros_like(s), torch.where(zero, torch.ones_like(s), s).sqrt())


def gradient_penalty(critic, real, fake, t):
    x_hat = (t * real + (1 - t) * fake).requires_grad_()
    (g,) = torch.autograd.grad(critic(x_hat).sum(), x_hat, create_graph=True)
    return (_length(g) - 1).pow(2).mean()


def gradient_normalize(critic, x):
    if not x.requires_grad:
        x = x.detach().clone().requires_grad_()
    f = critic(x)
    (g,) = torch.autograd.grad(f.sum(), x, create_graph=True)
    den = _length(g) + f.abs()
    dead = den == 0
    return torch.where(dead, torch.zeros_like(f), f / torch.where(dead, torch.ones_like(den), den))
