# expect: fail; mistake: kl-divergence; F.kl_div
import torch
import torch.nn.functional as F


def label_smoothing_loss(logits, targets, eps):
    k = logits.shape[1]
    q = F.one_hot(targets, k).to(logits.dtype) * (1 - eps) + eps / k
    return F.kl_div(F.log_softmax(logits, 1), q, reduction="batchmean")
