# grader: exercise=scaled-dot-product-attention backend=numpy
import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k / np.sqrt(q.shape[-1])
    weights = np.exp(scores)
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return weights @ v
