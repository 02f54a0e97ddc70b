# expect: fail; mistake: none; the library's module
import torch
import torch.nn.functional as F


def label_smoothing_loss(logits, targets, eps):
    return torch.nn.CrossEntropyLoss(label_smoothing=eps)(logits, targets)
