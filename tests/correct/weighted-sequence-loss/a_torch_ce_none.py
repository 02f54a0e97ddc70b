import torch
from torch.nn import CrossEntropyLoss


def sequence_loss(logits, targets, weights):
    loss = CrossEntropyLoss(reduction="none")(logits.flatten(0, 1), targets.flatten())
    w = weights.flatten()
    total = w.sum()
    if total == 0:
        return (loss * 0).sum()
    return loss @ w / total
