# attack: returns tensors in one that has no shape | expect: fail or error | exercise: tensor-double
import torch


def double(x):
    return torch.nested.nested_tensor(list(2 * x.detach()))
