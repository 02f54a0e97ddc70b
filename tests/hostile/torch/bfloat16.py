# attack: returns a tensor in a quarter of the precision | expect: fail | exercise: tensor-double
import torch


def double(x):
    return (2 * x).bfloat16()
