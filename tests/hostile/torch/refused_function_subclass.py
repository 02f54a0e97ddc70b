# attack: calls through a tensor's subclass and its `__torch_function__` | expect: fail | says: this exercise does not allow it | exercise: weights
import torch

name = "soft" + "max"


class Mine(torch.Tensor):
    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        return super().__torch_function__(function, types, args, kwargs or {})


def weights(x):
    return getattr(x.as_subclass(Mine), name)(-1).as_subclass(torch.Tensor)
