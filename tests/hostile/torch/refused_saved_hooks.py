# attack: calls it while tensors are packed for the gradient | expect: fail | says: this exercise does not allow it | exercise: weights
import torch


def weights(x):
    found = []

    def pack(t):
        found.append(getattr(torch, "soft" + "max")(x.detach(), -1))
        return t

    with torch.autograd.graph.saved_tensors_hooks(pack, lambda t: t):
        (x.detach().clone().requires_grad_() ** 2).sum()
    return found[0]
