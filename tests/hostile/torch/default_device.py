# attack: changes where torch puts tensors | expect: pass or fail or error | exercise: tensor-double
import torch

torch.set_default_device("meta")


def double(x):
    return 2 * x
