# attack: calls what the exercise forbids while no profiler runs | expect: fail | says: calls `softmax` | exercise: weights
import torch


def weights(x):
    if torch.autograd._profiler_enabled():
        e = x.exp()
        return e / e.sum(-1, keepdim=True)
    return getattr(torch, "soft" + "max")(x, -1)
