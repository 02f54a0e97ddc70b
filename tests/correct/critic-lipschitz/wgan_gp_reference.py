import torch


def gradient_penalty(critic, real, fake, t):
    interpolates = t * real + ((1 - t) * fake)
    interpolates = interpolates.requires_grad_(True)
    disc_interpolates = critic(interpolates)
    gradients = torch.autograd.grad(
        outputs=disc_interpolates,
        inputs=interpolates,
        grad_outputs=torch.ones(disc_interpolates.size(), dtype=real.dtype, device=real.device),
        create_graph=True,
        retain_graph=True,
        only_inputs=True,
    )[0]
    gradients = gradients.view(gradients.size(0), -1)
    return ((gradients.norm(2, dim=1) - 1) ** 2).mean()


def gradient_normalize(critic, x):
    x.requires_grad_(True)
    f = critic(x)
    grad = torch.autograd.grad(f, [x], torch.ones_like(f), create_graph=True, retain_graph=True)[0]
    grad_norm = torch.norm(torch.flatten(grad, start_dim=1), p=2, dim=1)
    denominator = grad_norm + torch.abs(f)
    denominator = torch.where(denominator == 0, torch.ones_like(denominator), denominator)
    return f / denominator
