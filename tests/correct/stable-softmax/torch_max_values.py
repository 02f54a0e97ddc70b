import torch


def _parts(x, axis):
    z = x - torch.max(x, dim=axis, keepdim=True).values
    e = torch.exp(z)
    return z, e, torch.sum(e, dim=axis, keepdim=True)


def softmax(x, axis=-1):
    _, e, total = _parts(x, axis)
    return torch.mul(e, torch.reciprocal(total))


def log_softmax(x, axis=-1):
    z, _, total = _parts(x, axis)
    return torch.sub(z, torch.log(total))
