import torch


def sequence_loss(logits, targets, weights):
    logp = torch.log_softmax(logits, dim=-1)
    picked = logp.gather(-1, targets.unsqueeze(-1)).squeeze(-1)
    num = -(picked * weights).sum()
    den = weights.sum()
    return num / den if den > 0 else num
