# attack: returns a tensor whose rows share their memory | expect: fail | exercise: tensor-double
import torch


def double(x):
    return (2 * x).as_strided(x.shape, (0,) * x.dim())
