# attack: takes over every kernel for good | expect: fail or error or crash | exercise: tensor-double
import torch

from torch.utils._python_dispatch import TorchDispatchMode


class Mode(TorchDispatchMode):
    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        return function(*args, **(kwargs or {})) * 0


Mode().__enter__()


def double(x):
    return 2 * x
