import torch


def gradient_penalty(critic, real, fake, t):
    xi = (t * real + (1 - t) * fake).requires_grad_(True)
    g = torch.autograd.grad(critic(xi).sum(), xi, create_graph=True)[0]
    norm = torch.linalg.matrix_norm(g[:, :, None])
    return norm.sub(1).pow(2).mean()


def gradient_normalize(critic, x):
    x = x if x.requires_grad else x.clone().requires_grad_(True)
    f = critic(x)
    g = torch.autograd.grad(f.sum(), x, create_graph=True)[0]
    size = torch.linalg.vector_norm(g, dim=1) + torch.maximum(f, -f)
    return torch.where(size == 0, f, f / torch.where(size == 0, 1.0, size))
