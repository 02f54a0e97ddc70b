import torch


def slope(critic, x):
    x = x.clone()
    if not x.requires_grad:
        x.requires_grad_()
    f = critic(x)
    grad = torch.autograd.grad(f.sum(), x, create_graph=True)[0]
    return f, grad.norm(dim=1)


def gradient_penalty(critic, real, fake, t):
    _, n = slope(critic, fake + t * (real - fake))
    return (n - 1).pow(2).mean()


def gradient_normalize(critic, x):
    f, n = slope(critic, x)
    d = n + f.abs()
    ok = d > 0
    out = torch.zeros_like(f)
    out[ok] = f[ok] / d[ok]
    return out
