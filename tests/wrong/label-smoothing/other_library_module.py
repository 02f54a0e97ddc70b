# expect: fail; mistake: none; nn.CrossEntropyLoss
from torch import nn


def label_smoothing_loss(logits, targets, eps):
    return nn.CrossEntropyLoss(label_smoothing=eps)(logits, targets)
