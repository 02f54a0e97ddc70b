# attack: returns a tensor of integers | expect: fail | says: holds `int64` | exercise: tensor-double
import torch


def double(x):
    return (2 * x).long()
