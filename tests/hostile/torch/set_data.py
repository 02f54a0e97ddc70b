# attack: exchanges the data of its input | expect: fail or error | exercise: tensor-double
import torch


def double(x):
    x.data = torch.zeros_like(x)
    return 2 * x
