import torch


def gradient_penalty(critic, real, fake, t):
    interpolates = t * real + (1 - t) * fake
    interpolates = interpolates.clone().requires_grad_(True)
    disc_interpolates = critic(interpolates)
    gradients = torch.autograd.grad(
        outputs=disc_interpolates,
        inputs=interpolates,
        grad_outputs=torch.ones_like(disc_interpolates),
        create_graph=True,
        retain_graph=True,
        only_inputs=True,
    )[0]
    slope = gradients.norm(2, dim=1)
    return ((slope - 1) ** 2).mean()


def gradient_normalize(critic, x):
    x = x.clone().requires_grad_(True)
    f = critic(x)
    grad = torch.autograd.grad(f, x, torch.ones_like(f), create_graph=True, retain_graph=True)[0]
    grad_norm = torch.norm(torch.flatten(grad, start_dim=1), p=2, dim=1)
    den = grad_norm + torch.abs(f)
    den = torch.where(den == 0, torch.ones_like(den), den)
    return f / den
