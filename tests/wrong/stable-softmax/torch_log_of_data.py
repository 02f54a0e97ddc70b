# expect: fail; mistake: none; log_softmax reads x.data, so no gradient flows
import torch


def softmax(x, axis=-1):
    e = torch.exp(x - x.amax(axis, keepdim=True))
    return e / e.sum(axis, keepdim=True)


def log_softmax(x, axis=-1):
    z = x.data - x.data.amax(axis, keepdim=True)
    return z - z.exp().sum(axis, keepdim=True).log()
