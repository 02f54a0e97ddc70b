# attack: makes every random number nought | expect: fail | exercise: tensor-double
import torch

torch.randn = torch.rand = lambda *size, **kwargs: torch.zeros(size)
torch.manual_seed(0)


def double(x):
    return x * 0
