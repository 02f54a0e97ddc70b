import torch


def gradient_penalty(critic, real, fake, t):
    def one(r, f, s):
        slope = torch.func.grad(critic)(s * r + (1 - s) * f)
        return (torch.linalg.vector_norm(slope) - 1) ** 2

    return torch.vmap(one)(real, fake, t).mean()


def gradient_normalize(critic, x):
    def one(z):
        value = critic(z)
        den = torch.linalg.vector_norm(torch.func.grad(critic)(z)) + value.abs()
        return value / torch.where(den > 0, den, 1.0)

    return torch.vmap(one)(x)
