# attack: returns an empty tensor | expect: fail | says: shape | exercise: tensor-double
import torch


def double(x):
    return x[:0]
