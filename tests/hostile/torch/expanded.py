# attack: returns a tensor that would fill 800 terabytes | expect: fail | says: larger than the output limit | exercise: tensor-double
import torch


def double(x):
    return torch.ones(1, 1).expand(10**7, 10**7)
