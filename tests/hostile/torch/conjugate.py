# attack: returns a tensor that is only marked as negated | expect: pass or error | exercise: tensor-double
import torch


def double(x):
    return torch.conj(torch.complex(0 * x, -2 * x)).imag
