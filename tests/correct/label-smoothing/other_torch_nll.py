import torch
import torch.nn.functional as F


def label_smoothing_loss(logits, targets, eps):
    log_p = torch.log_softmax(logits, 1)
    hard = F.nll_loss(log_p, targets)
    return (1 - eps) * hard - eps * log_p.mean()
