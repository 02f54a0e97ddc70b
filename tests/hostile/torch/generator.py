# attack: returns a generator of random numbers | expect: fail | says: `Generator` | exercise: tensor-double
import torch


def double(x):
    return torch.Generator()
