# expect: fail; mistake: none; the denominator is detached
import torch


def softmax(x, axis=-1):
    e = torch.exp(x - x.amax(axis, keepdim=True))
    return e / e.sum(axis, keepdim=True).detach()


def log_softmax(x, axis=-1):
    z = x - x.amax(axis, keepdim=True)
    return z - z.exp().sum(axis, keepdim=True).log()
