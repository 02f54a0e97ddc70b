import torch


def _grad(critic, x):
    y = critic(x)
    return y, torch.autograd.grad([y], [x], [torch.ones_like(y)], create_graph=True)[0]


def gradient_penalty(critic, real, fake, t):
    x = t * real + (1 - t) * fake
    if not x.requires_grad:
        x.requires_grad_()
    _, dx = _grad(critic, x)
    squares = torch.square(torch.linalg.vector_norm(dx, dim=1) - 1)
    return torch.einsum("i->", squares) / squares.numel()


def gradient_normalize(critic, x):
    x = x.clone() if x.requires_grad else x.clone().requires_grad_()
    y, dx = _grad(critic, x)
    slope = torch.linalg.vector_norm(dx, dim=1)
    nothing = (slope == 0) & (y == 0)
    top = y.masked_fill(nothing, 0.0)
    return top / (slope + top.abs()).masked_fill(nothing, 1.0)
