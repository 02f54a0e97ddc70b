import torch


def lipschitz(critic, x):
    """Value and slope of every sample."""
    x = x.clone().requires_grad_(True)
    values = critic(x)
    values_sum = torch.sum(values, dim=0)
    grads = torch.autograd.grad(values_sum, x, create_graph=True)[0]
    return values, torch.stack([torch.linalg.vector_norm(g) for g in grads.unbind(0)])


def gradient_penalty(critic, real, fake, t):
    _, slope = lipschitz(critic, real.mul(t).add(fake.mul(1 - t)))
    return (1 - slope).pow(2).mean(0)


def gradient_normalize(critic, x):
    values, slope = lipschitz(critic, x)
    den = values.abs().add(slope)
    den = torch.where(den != 0, den, torch.ones_like(den))
    return values * den.reciprocal()
