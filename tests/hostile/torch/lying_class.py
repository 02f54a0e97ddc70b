# attack: returns an object whose class says that it is the class of tensors | expect: fail or error | exercise: tensor-double
import torch


class Meta(type):
    def __eq__(cls, other):
        return True

    __hash__ = type.__hash__


class Sly(metaclass=Meta):
    layout, is_quantized, dtype, device = torch.strided, False, torch.float64, torch.device("cpu")
    shape = (3, 5)

    def __getattr__(self, name):
        return lambda *args, **kwargs: self

    def numpy(self):
        return 5


def double(x):
    return Sly()
