# attack: returns a tensor of booleans | expect: fail | says: holds `bool` | exercise: tensor-double
import torch


def double(x):
    return (2 * x) > 0
