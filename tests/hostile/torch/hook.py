# attack: changes the gradient by a hook | expect: fail | exercise: tensor-double
import torch


def double(x):
    if x.requires_grad:
        x.register_hook(lambda g: g * 3)
    return 2 * x
