# attack: returns a tensor whose class takes over every operation | expect: fail | says: `Sly` | exercise: tensor-double
import torch


class Sly(torch.Tensor):
    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        return torch.tensor(True)


def double(x):
    return x.as_subclass(Sly)
