# expect: fail; mistake: none; sigmoid of every class
import torch
import torch.nn.functional as F


def label_smoothing_loss(logits, targets, eps):
    k = logits.shape[1]
    q = F.one_hot(targets, k).to(logits.dtype) * (1 - eps) + eps / k
    return F.binary_cross_entropy_with_logits(logits, q, reduction="none").sum(1).mean()
