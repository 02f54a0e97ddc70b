# attack: returns a tensor that holds no zeros | expect: fail | says: a tensor that is not dense | exercise: tensor-double
import torch


def double(x):
    return (2 * x).to_sparse()
