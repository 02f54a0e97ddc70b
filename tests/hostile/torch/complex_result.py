# attack: returns a lazily conjugated complex tensor | expect: fail or error | exercise: tensor-double
import torch


def double(x):
    return torch.complex(2 * x, torch.zeros_like(x)).conj()
