import torch


def softmax(x, axis=-1):
    return torch.exp(log_softmax(x, axis))


def log_softmax(x, axis=-1):
    rows = torch.movedim(x, axis, 0)
    z = rows - torch.max(rows, 0)[0]
    z = z - torch.log(torch.einsum("i...->...", torch.exp(z)))
    return torch.movedim(z, 0, axis)
