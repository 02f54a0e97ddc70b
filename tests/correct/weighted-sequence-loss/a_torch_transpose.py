import torch
import torch.nn.functional as F


def sequence_loss(logits, targets, weights):
    ce = F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")
    total = weights.sum()
    return (ce * weights).sum() / torch.where(total > 0, total, torch.ones_like(total))
