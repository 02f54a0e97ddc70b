# attack: returns a list of tensors | expect: fail | exercise: tensor-double
import torch


def double(x):
    return list(2 * x)
