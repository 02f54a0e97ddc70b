# attack: returns a tensor of half the precision | expect: fail | says: something is computed in it | exercise: tensor-double
import torch


def double(x):
    return (2 * x).half().to(x.dtype) * 1
