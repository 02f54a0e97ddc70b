# attack: returns a tensor of petabytes with strides of zero | expect: fail or error | exercise: tensor-double
import torch


def double(x):
    return torch.zeros(1).expand(2**40, 2**10)
