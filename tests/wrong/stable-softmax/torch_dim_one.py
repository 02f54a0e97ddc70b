# expect: fail; mistake: axis-always-one; torch, dim=1 is written into both functions
import torch


def softmax(x, axis=-1):
    z = (x - torch.max(x, dim=1, keepdim=True)[0]).exp()
    return z / z.sum(1, keepdim=True)


def log_softmax(x, axis=-1):
    z = x - torch.max(x, dim=1, keepdim=True)[0]
    return z - z.exp().sum(1, keepdim=True).log()
