# attack: switches gradients off for good | expect: fail | exercise: tensor-double
import torch

torch.set_grad_enabled(False)


def double(x):
    return 2 * x
