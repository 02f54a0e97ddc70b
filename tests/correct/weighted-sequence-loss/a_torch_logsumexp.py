import torch


def sequence_loss(logits, targets, weights):
    b, l, v = logits.shape
    rows = logits.reshape(b * l, v)
    idx = torch.arange(b * l, device=logits.device)
    losses = torch.logsumexp(rows, 1) - rows[idx, targets.reshape(-1)]
    w = weights.reshape(-1)
    if not bool((w != 0).any()):
        return losses.sum() * 0
    return torch.dot(losses, w / w.sum())
