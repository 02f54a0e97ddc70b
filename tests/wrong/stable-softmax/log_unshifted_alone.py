# expect: fail; mistake: no-shift; only the logarithm of the sum is unshifted
import torch


def softmax(x, axis=-1):
    e = torch.exp(x - x.amax(axis, keepdim=True))
    return e / torch.sum(e, dim=axis, keepdim=True)


def log_softmax(x, axis=-1):
    return x - torch.log(torch.exp(x).sum(axis, keepdim=True))
