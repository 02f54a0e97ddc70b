# attack: returns a wrapper with no storage whose shape lies | expect: fail or error | exercise: tensor-double
import torch


class Lie(torch.Tensor):
    @staticmethod
    def __new__(cls, x):
        return torch.Tensor._make_wrapper_subclass(cls, (2**40,) * 2, dtype=x.dtype)

    def __torch_dispatch__(self, *args, **kwargs):
        raise RuntimeError


def double(x):
    return Lie(x)
