import torch
import torch.nn.functional as F


def label_smoothing_loss(logits, targets, eps):
    logprobs = F.log_softmax(logits, dim=-1)
    nll_loss = -logprobs.gather(dim=-1, index=targets.unsqueeze(1)).squeeze(1)
    smooth_loss = -logprobs.mean(dim=-1)
    return ((1.0 - eps) * nll_loss + eps * smooth_loss).mean()
