# expect: fail; mistake: none; takes class 0 for padding
import torch
import torch.nn.functional as F


def sequence_loss(logits, targets, weights):
    loss = F.cross_entropy(
        logits.flatten(0, 1), targets.flatten(), ignore_index=0, reduction="none"
    ).view_as(weights)
    total = weights.sum()
    return (loss * weights).sum() / (total if total > 0 else 1)
