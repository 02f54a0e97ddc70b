# attack: returns a number | expect: fail | exercise: tensor-double
import torch


def double(x):
    return (2 * x).sum().item()
