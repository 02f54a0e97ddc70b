import torch
import torch.nn.functional as F


def sequence_loss(logits, targets, weights):
    loss = F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")
    total = weights.sum()
    if total == 0:
        return (loss * 0).sum()
    return (loss * weights).sum() / total
