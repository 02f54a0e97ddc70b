import torch


def gradient_penalty(critic, real, fake, t):
    x = (t * real + (1 - t) * fake).requires_grad_(True)
    values = critic(x)
    rows = [
        torch.autograd.grad(values[i], x, create_graph=True, retain_graph=True)[0][i]
        for i in range(len(x))
    ]
    norms = torch.stack([torch.linalg.vector_norm(row) for row in rows])
    return torch.square(norms - 1).mean()


def gradient_normalize(critic, x):
    x = x if x.requires_grad else x.clone().requires_grad_(True)
    values = critic(x)
    out = []
    for i in range(len(x)):
        row = torch.autograd.grad(values[i], x, create_graph=True, retain_graph=True)[0][i]
        size = torch.linalg.vector_norm(row) + values[i].abs()
        out.append(values[i] / size if size != 0 else 0 * values[i])
    return torch.stack(out)
