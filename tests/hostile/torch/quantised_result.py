# attack: returns a quantised tensor | expect: fail or error | exercise: tensor-double
import torch


def double(x):
    return torch.quantize_per_tensor((2 * x).detach().float(), 0.1, 0, torch.qint8)
