# expect: fail; mistake: log-of-clipped; log(p + 1e-12)
import numpy as np


def label_smoothing_loss(logits, targets, eps):
    N, K = logits.shape
    z = logits - logits.max(axis=1, keepdims=True)
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    log_p = np.log(np.clip(p, 1e-12, None))
    q = np.full((N, K), eps / K, dtype=logits.dtype)
    q[np.arange(N), targets] += 1 - eps
    return -(q * log_p).sum(axis=1).mean()
