# attack: returns a device | expect: fail | says: `device` | exercise: tensor-double
import torch


def double(x):
    return x.device
