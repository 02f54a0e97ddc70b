# attack: returns a tensor of quantised numbers | expect: fail | says: not dense | exercise: tensor-double
import torch


def double(x):
    return torch.quantize_per_tensor((2 * x).float().detach(), 0.1, 0, torch.qint8)
