# attack: returns a tensor of complex numbers | expect: fail | says: complex | exercise: tensor-double
import torch


def double(x):
    return (2 * x) + 0j
