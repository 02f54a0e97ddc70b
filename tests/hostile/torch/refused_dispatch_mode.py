# attack: runs the operator again from a mode that sees every call | expect: fail | says: this exercise does not allow it | exercise: weights
import torch
from torch.utils._python_dispatch import TorchDispatchMode

name = "soft" + "max"


class Mode(TorchDispatchMode):
    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        return function(*args, **(kwargs or {}))


def weights(x):
    with Mode():
        return getattr(torch, name)(x, -1)
