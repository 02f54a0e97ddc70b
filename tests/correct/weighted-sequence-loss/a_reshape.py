import numpy as np


def sequence_loss(logits, targets, weights):
    V = logits.shape[-1]
    z = logits.reshape(-1, V)
    t = targets.reshape(-1)
    w = weights.reshape(-1)
    z = z - z.max(axis=1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    nll = -logp[np.arange(len(t)), t]
    total = w.sum()
    if total == 0:
        return 0.0
    return (nll * w).sum() / total
