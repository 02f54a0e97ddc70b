# expect: fail; mistake: none; the result is cut off from the graph
import torch


@torch.no_grad()
def softmax(x, axis=-1):
    e = torch.exp(x - x.amax(dim=axis, keepdim=True))
    return e / e.sum(dim=axis, keepdim=True)


@torch.no_grad()
def log_softmax(x, axis=-1):
    z = x - x.amax(dim=axis, keepdim=True)
    return z - torch.log(torch.exp(z).sum(dim=axis, keepdim=True))
