# attack: returns what is not equal to anything | expect: fail | says: NaN | exercise: tensor-double
import torch


def double(x):
    return x * float('nan')
