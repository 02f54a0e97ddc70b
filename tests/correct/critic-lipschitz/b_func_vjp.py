import torch


def slopes(critic, x):
    f, pull = torch.func.vjp(critic, x)
    (g,) = pull(torch.ones_like(f))
    return f, g.norm(dim=1)


def gradient_penalty(critic, real, fake, t):
    _, n = slopes(critic, t * real + (1.0 - t) * fake)
    return torch.mean(n * n - 2 * n + 1)


def gradient_normalize(critic, x):
    f, n = slopes(critic, x)
    den = n + f.abs()
    return f / (den + (den == 0).to(den.dtype))
