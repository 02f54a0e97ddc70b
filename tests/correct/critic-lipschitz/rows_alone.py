import torch


class Slope:
    def __init__(self, critic):
        self.critic = critic

    def __call__(self, row):
        row = (
            row.unsqueeze(0) if row.requires_grad else row.unsqueeze(0).clone().requires_grad_(True)
        )
        value = self.critic(row)
        (g,) = torch.autograd.grad(
            value, row, grad_outputs=torch.ones_like(value), create_graph=True
        )
        n = (
            g.norm()
            if g.detach().abs().max() > 0
            else torch.zeros((), dtype=row.dtype, device=row.device)
        )
        return value[0], n


def gradient_penalty(critic, real, fake, t):
    s = Slope(critic)
    terms = [(s(t[i] * real[i] + (1 - t[i]) * fake[i])[1] - 1) ** 2 for i in range(len(real))]
    return sum(terms) / len(terms)


def gradient_normalize(critic, x):
    s = Slope(critic)
    out = []
    for row in x:
        f, n = s(row)
        d = n + f.abs()
        out.append(f / d if d.item() else f * 0)
    return torch.stack(out)
