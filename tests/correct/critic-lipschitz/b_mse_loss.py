import torch
import torch.nn.functional as F


def norm_of_grad(critic, x):
    y = critic(x)
    dy = torch.autograd.grad(outputs=y.sum(), inputs=x, create_graph=True)[0]
    return y, dy.pow(2).sum(1, keepdim=True).where(
        dy.any(1, keepdim=True), dy.detach()[:, :1] + 1
    ).sqrt()


def gradient_penalty(critic, real, fake, t):
    x = torch.addcmul(fake, t, real - fake).requires_grad_()
    y = critic(x)
    dy = torch.autograd.grad(outputs=y.sum(), inputs=x, create_graph=True)[0]
    n = torch.linalg.vector_norm(dy, ord=2, dim=1)
    return F.mse_loss(n, torch.ones_like(n))


def gradient_normalize(critic, x):
    x = x.view_as(x) if x.requires_grad else x.clone().requires_grad_()
    y, n = norm_of_grad(critic, x)
    y = y[:, None]
    dead = ~torch.autograd.grad(y.sum(), x, retain_graph=True)[0].any(1, keepdim=True)
    n = torch.where(dead, torch.zeros_like(n), n)
    den = n + y.abs()
    return (y / (den + (den == 0))).squeeze(1)
