# expect: fail; mistake: mask-inverted; the additive mask of a tutorial, where 1 means forbidden
import numpy as np


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def scaled_dot_product_attention(q, k, v, mask=None):
    matmul_qk = np.matmul(q, np.swapaxes(k, -1, -2))
    dk = k.shape[-1]
    scaled_attention_logits = matmul_qk / dk**0.5
    if mask is not None:
        scaled_attention_logits = scaled_attention_logits + mask * -1e9
    return np.matmul(softmax(scaled_attention_logits), v)
