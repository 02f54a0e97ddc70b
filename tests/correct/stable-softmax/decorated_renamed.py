import numpy as np


@np.errstate(divide="ignore")
def softmax(logits, dim=-1):
    e = np.exp(logits - logits.max(axis=dim, keepdims=True))
    return e / e.sum(axis=dim, keepdims=True)


@np.errstate(divide="ignore")
def log_softmax(logits, dim=-1):
    z = logits - logits.max(axis=dim, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=dim, keepdims=True))
