import torch
from torch.func import grad_and_value, vmap


def _both(critic, x):
    g, f = vmap(grad_and_value(lambda row: critic(row[None])[0]))(x)
    return f, torch.linalg.vector_norm(g, dim=1)


def gradient_penalty(critic, real, fake, t):
    _, norm = _both(critic, t * real + (1 - t) * fake)
    return ((norm - 1) ** 2).mean()


def gradient_normalize(critic, x):
    f, norm = _both(critic, x)
    size = norm + f.abs()
    return f / torch.where(size > 0, size, torch.ones_like(size))
