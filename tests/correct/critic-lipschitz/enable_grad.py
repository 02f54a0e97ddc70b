import torch


def _grad(critic, x):
    with torch.enable_grad():
        if not x.requires_grad:
            x = x.detach().clone().requires_grad_(True)
        out = critic(x)
        (g,) = torch.autograd.grad(out, x, torch.ones_like(out), create_graph=True)
    return out, g


def gradient_penalty(critic, real, fake, t):
    _, g = _grad(critic, torch.lerp(fake, real, t))
    return torch.nn.functional.mse_loss(g.norm(dim=-1), torch.ones_like(g[:, 0]))


def gradient_normalize(critic, x):
    out, g = _grad(critic, x)
    total = torch.linalg.vector_norm(g, dim=-1) + out.abs()
    dead = (total == 0).to(out.dtype)
    return out / (total + dead)
