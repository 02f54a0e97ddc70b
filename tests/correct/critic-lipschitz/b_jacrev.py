import torch
from torch.func import jacrev


def gradient_penalty(critic, real, fake, t):
    mixed = torch.lerp(fake, real, t)
    grads = jacrev(lambda z: critic(z).sum())(mixed)
    return torch.mean((torch.linalg.norm(grads, dim=1) - 1.0) ** 2)


def gradient_normalize(critic, x):
    grads = jacrev(lambda z: critic(z).sum())(x)
    out = critic(x)
    total = torch.linalg.norm(grads, dim=1) + out.abs()
    return torch.div(out, torch.where(total == 0, 1, total))
