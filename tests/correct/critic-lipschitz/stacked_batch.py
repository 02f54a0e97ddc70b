import torch


def gradient_penalty(critic, real, fake, t):
    between = torch.stack([fake, real])
    weights = torch.stack([1 - t, t])
    x = (between * weights).sum(0).requires_grad_(True)
    grads = torch.autograd.grad(critic(x), x, torch.ones(len(x)).to(x), create_graph=True)[0]
    return (grads.norm(dim=1) - 1).square().mean()


def gradient_normalize(critic, x):
    x = x if x.requires_grad else x.detach().requires_grad_(True)
    f = critic(x)
    grads = torch.autograd.grad(f, x, torch.ones(len(x)).to(x), create_graph=True)[0]
    size = grads.norm(dim=1) + f.abs()
    safe = size.clone()
    safe[size == 0] = 1
    return f / safe
