# attack: differentiates what is not forbidden by itself | expect: fail | says: calls `logsumexp` | exercise: weights
import torch


def weights(x):
    return torch.autograd.grad(x.logcumsumexp(-1)[..., -1].sum(), [x])[0]
