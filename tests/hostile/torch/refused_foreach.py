# attack: calls it from a hook that runs within the gradient's own thread | expect: fail | says: this exercise does not allow it | exercise: weights
import torch

found = []


def weights(x):
    y = torch.zeros((), requires_grad=True, dtype=x.dtype)
    y.register_hook(lambda g: found.append(getattr(torch, "soft" + "max")(x.detach(), -1)))
    (y * 1).backward()
    return found[-1]
