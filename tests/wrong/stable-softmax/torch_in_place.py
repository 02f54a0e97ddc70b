# expect: fail; mistake: in-place; shifts the caller's tensor
import torch


def softmax(x, axis=-1):
    with torch.no_grad():
        x.sub_(x.amax(dim=axis, keepdim=True))
    e = x.exp()
    return e / e.sum(dim=axis, keepdim=True)


def log_softmax(x, axis=-1):
    z = x - x.amax(dim=axis, keepdim=True)
    return z - z.exp().sum(dim=axis, keepdim=True).log()
