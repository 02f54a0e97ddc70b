# attack: takes over every operation for good | expect: fail or error | exercise: tensor-double
import torch

from torch.overrides import TorchFunctionMode


class Mode(TorchFunctionMode):
    def __torch_function__(self, function, types, args=(), kwargs=None):
        return torch.zeros(3, 5)


Mode().__enter__()


def double(x):
    return x
