# expect: fail; mistake: softmax-twice; softmax, then cross-entropy
import torch
import torch.nn.functional as F


def sequence_loss(logits, targets, weights):
    loss = F.cross_entropy(logits.softmax(-1).transpose(1, 2), targets, reduction="none")
    total = weights.sum()
    return (loss * weights).sum() / (total if total > 0 else 1)
