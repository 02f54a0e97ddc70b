# attack: returns a subclass that answers for every function | expect: fail or error | exercise: tensor-double
import torch


class Yes(torch.Tensor):
    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        return torch.ones(())


def double(x):
    return x.as_subclass(Yes)
