# attack: replaces the methods of tensors | expect: fail or error or crash | exercise: tensor-double
import torch

for name in ("detach", "numpy", "cpu", "contiguous", "requires_grad_"):
    try:
        setattr(torch.Tensor, name, lambda self, *args: self)
    except TypeError:
        pass


def double(x):
    return x
