import torch


def input_gradient(critic, x):
    with torch.enable_grad():
        x = x if x.requires_grad else x.clone().requires_grad_(True)
        y = critic(x)
        grad = torch.autograd.grad(y, x, grad_outputs=torch.ones_like(y), create_graph=True)[0]
    return y, grad


def gradient_penalty(critic, real, fake, t):
    _, grad = input_gradient(critic, real * t + fake * (1 - t))
    batch_size = real.size(0)
    grad = grad.view(batch_size, -1)
    return (grad.norm(p=2, dim=1) - 1).pow(2).sum() / batch_size


def gradient_normalize(critic, x):
    y, grad = input_gradient(critic, x)
    den = grad.norm(dim=-1) + y.abs()
    alive = den.nonzero().squeeze(1)
    out = torch.zeros_like(y)
    return out.index_put((alive,), y[alive] / den[alive])
