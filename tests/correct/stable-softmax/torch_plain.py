import torch


def softmax(x, axis=-1):
    e = torch.exp(x - x.amax(dim=axis, keepdim=True))
    return e / e.sum(dim=axis, keepdim=True)


def log_softmax(x, axis=-1):
    z = x - x.amax(dim=axis, keepdim=True)
    return z - z.exp().sum(dim=axis, keepdim=True).log()
