# attack: returns a model | expect: fail | says: `Linear` | exercise: tensor-double
import torch


def double(x):
    return torch.nn.Linear(1, 1)
