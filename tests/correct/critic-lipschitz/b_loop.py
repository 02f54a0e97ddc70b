import torch


def gradient_penalty(critic, real, fake, t):
    total = 0.0
    for r, f, s in zip(real, fake, t, strict=True):
        point = (s * r + (1 - s) * f).clone().requires_grad_(True)
        slope = torch.autograd.grad(critic(point), point, create_graph=True)[0].norm()
        total = total + (slope - 1) ** 2
    return total / len(real)


def gradient_normalize(critic, x):
    x = x + torch.zeros_like(x, requires_grad=True)
    outs = []
    for i in range(x.shape[0]):
        xi = x[i]
        fi = critic(xi)
        gi = torch.autograd.grad(fi, xi, create_graph=True)[0]
        den = gi.norm() + fi.abs()
        outs.append(fi / den if den.item() > 0 else fi * 0)
    return torch.stack(outs)
