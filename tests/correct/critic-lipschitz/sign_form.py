import torch


def gradient_penalty(critic, real, fake, t):
    point = (real * t + fake * (1 - t)).requires_grad_()
    (g,) = torch.autograd.grad([critic(point).sum()], [point], create_graph=True)
    return torch.mean(torch.pow(torch.linalg.vector_norm(g, ord=2, dim=1) - 1.0, 2))


def gradient_normalize(critic, x):
    point = x if x.requires_grad else x.clone().requires_grad_()
    f = critic(point)
    (g,) = torch.autograd.grad([f.sum()], [point], create_graph=True)
    n = torch.linalg.vector_norm(g, ord=2, dim=1)
    size = n + torch.sign(f) * f
    return torch.div(f, size.masked_fill(size.eq(0), 1.0))
