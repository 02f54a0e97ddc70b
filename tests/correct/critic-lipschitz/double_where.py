import torch


def gradient_penalty(critic, real, fake, t):
    x = t * real + (1 - t) * fake
    x.requires_grad_(True)
    g = torch.autograd.grad(critic(x).sum(), x, create_graph=True)[0]
    squares = (g * g).sum(1)
    flat = squares == 0
    norm = torch.where(flat, torch.ones_like(squares), squares).sqrt()
    norm = torch.where(flat, torch.zeros_like(norm), norm)
    return ((norm - 1) * (norm - 1)).sum() / norm.numel()


def gradient_normalize(critic, x):
    x = x + torch.zeros_like(x, requires_grad=True)
    f = critic(x)
    g = torch.autograd.grad(f.sum(), x, create_graph=True)[0]
    squares = (g * g).sum(1)
    flat = squares == 0
    norm = torch.where(flat, torch.ones_like(squares), squares).sqrt()
    norm = torch.where(flat, torch.zeros_like(norm), norm)
    size = norm + f.abs()
    return f / torch.where(size == 0, torch.ones_like(size), size)
