import torch
from torch.func import grad, vmap


def _norms(G):
    rows = []
    for g in G:
        rows.append(torch.linalg.vector_norm(g) if bool((g != 0).any()) else g.detach().sum() * 0)
    return torch.stack(rows)


def gradient_penalty(critic, real, fake, t):
    xi = torch.lerp(fake, real, t.expand_as(real))
    G = vmap(grad(lambda s: critic(s[None])[0]))(xi)
    return (_norms(G) - 1).square().mean()


def gradient_normalize(critic, x):
    G = vmap(grad(lambda s: critic(s[None])[0]))(x)
    f = critic(x)
    d = _norms(G) + f.abs()
    return f / d.masked_fill(d == 0, 1.0)
