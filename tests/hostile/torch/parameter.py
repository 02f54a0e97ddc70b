# attack: returns a parameter | expect: fail | exercise: tensor-double
import torch


def double(x):
    return torch.nn.Parameter(2 * x.detach())
