import numpy as np


def sequence_loss(logits, targets, weights):
    V = logits.shape[-1]
    log_p = logits - np.logaddexp.reduce(logits, axis=-1, keepdims=True)
    hot = np.eye(V, dtype=logits.dtype)[targets]
    loss = -(hot * log_p).sum(-1)
    s = weights.sum()
    return (weights * loss).sum() / (s if s != 0 else 1.0)
