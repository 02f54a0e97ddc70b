import torch


def label_smoothing_loss(logits, targets, eps):
    K = logits.size(-1)
    log_probs = logits.log_softmax(dim=-1)
    with torch.no_grad():
        true_dist = torch.zeros_like(log_probs)
        true_dist.fill_(eps / K)
        true_dist.scatter_(1, targets.unsqueeze(1), 1 - eps + eps / K)
    return torch.mean(torch.sum(-true_dist * log_probs, dim=-1))
