# expect: fail; mistake: no-create-graph; x.grad is filled, and no graph is made
import torch


def slope(critic, x):
    x = x.detach().clone().requires_grad_()
    f = critic(x)
    f.sum().backward(retain_graph=True)
    return f, x.grad.norm(dim=1)


def gradient_penalty(critic, real, fake, t):
    _, n = slope(critic, fake + t * (real - fake))
    return (n - 1).pow(2).mean()


def gradient_normalize(critic, x):
    f, n = slope(critic, x)
    d = n + f.abs()
    return f / torch.where(d == 0, torch.ones_like(d), d)
