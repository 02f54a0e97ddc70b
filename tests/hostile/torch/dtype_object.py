# attack: returns a dtype | expect: fail | says: `dtype` | exercise: tensor-double
import torch


def double(x):
    return x.dtype
