import numpy as np


def sequence_loss(logits, targets, weights):
    V = logits.shape[-1]
    top = logits.max(-1, keepdims=True)
    log_p = logits - top - np.log(np.exp(logits - top).sum(-1, keepdims=True))
    hot = (targets[..., None] == np.arange(V)).astype(logits.dtype)
    s = np.sum(weights)
    return 0.0 if s == 0 else -np.einsum("bl,blv,blv->", weights, hot, log_p) / s
