# expect: fail; mistake: none; F.cross_entropy(label_smoothing=eps)
import torch.nn.functional as F


def label_smoothing_loss(logits, targets, eps):
    return F.cross_entropy(logits, targets, label_smoothing=eps)
