# expect: fail; mistake: eps-added; 1e-6 in the denominator
import torch


def _slope(critic, z):
    z = z if z.requires_grad else z.detach().requires_grad_(True)
    return torch.autograd.grad(critic(z).sum(), z, create_graph=True)[0]


def _norm(g):
    s = (g * g).sum(dim=1)
    safe = torch.where(s > 0, s, torch.ones_like(s))
    return torch.where(s > 0, safe.sqrt(), torch.zeros_like(s))


def gradient_penalty(critic, real, fake, t):
    xi = real * t + fake * (1 - t)
    return ((_norm(_slope(critic, xi)) - 1) ** 2).mean()


def gradient_normalize(critic, x):
    z = x if x.requires_grad else x.detach().clone().requires_grad_(True)
    f = critic(z)
    g = torch.autograd.grad(f.sum(), z, create_graph=True)[0]
    d = _norm(g) + f.abs() + 1e-6
    ok = d > 0
    return torch.where(ok, f / torch.where(ok, d, torch.ones_like(d)), torch.zeros_like(f))
