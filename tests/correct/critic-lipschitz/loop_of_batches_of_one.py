import torch


def look(critic, row):
    if not row.requires_grad:
        row = row.clone().requires_grad_(True)
    value = critic(row)
    return value[0], torch.autograd.grad(value[0], row, create_graph=True)[0].flatten().norm()


def gradient_penalty(critic, real, fake, t):
    total = 0
    for a, b, c in zip(real, fake, t):
        _, norm = look(critic, (c * a + (1 - c) * b).unsqueeze(0))
        total = total + (norm - 1) ** 2
    return total / real.shape[0]


def gradient_normalize(critic, x):
    outputs = []
    for i in range(x.shape[0]):
        value, norm = look(critic, x[i : i + 1])
        size = norm + value.abs()
        outputs.append(value if size == 0 else value / size)
    return torch.stack(outputs)
