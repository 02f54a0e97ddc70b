# expect: fail; mistake: none; a Python number in torch
import torch
import torch.nn.functional as F


def label_smoothing_loss(logits, targets, eps):
    log_p = F.log_softmax(logits, 1)
    return ((1 - eps) * F.nll_loss(log_p, targets) - eps * log_p.mean()).item()
