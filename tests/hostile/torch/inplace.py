# attack: doubles its input in place | expect: fail or error | exercise: tensor-double
import torch


def double(x):
    with torch.no_grad():
        x.mul_(2)
    return x
