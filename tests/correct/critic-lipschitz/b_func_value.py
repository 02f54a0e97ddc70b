import torch
from torch.func import grad_and_value, vmap


def gradient_penalty(critic, real, fake, t):
    xi = fake + t * (real - fake)
    g, _ = vmap(grad_and_value(critic))(xi)
    return (torch.linalg.vector_norm(g, dim=-1) - 1).square().mean()


def gradient_normalize(critic, x):
    g, f = vmap(grad_and_value(critic))(x)
    bottom = torch.linalg.vector_norm(g, dim=-1) + f.abs()
    return f / bottom.masked_fill(bottom == 0, 1.0)
