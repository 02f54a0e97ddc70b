# attack: returns a tensor that computes when it is looked at | expect: fail | says: `Lazy` | exercise: tensor-double
import torch


class Lazy(torch.Tensor):
    @classmethod
    def __torch_dispatch__(cls, function, types, args=(), kwargs=None):
        while True:
            pass


def double(x):
    return torch.Tensor._make_wrapper_subclass(Lazy, x.shape, dtype=x.dtype)
