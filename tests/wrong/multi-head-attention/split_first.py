# expect: fail; mistake: heads-split-input; each head has a block of W
import numpy as np


def softmax(x):
    x = x - x.max(axis=-1, keepdims=True)
    e = np.exp(x)
    return e / e.sum(axis=-1, keepdims=True)


def split_heads(x, num_heads):
    B, L, D = x.shape
    if D % num_heads != 0:
        raise ValueError("d_model must be divisible by num_heads")
    return x.reshape(B, L, num_heads, D // num_heads).transpose(0, 2, 1, 3)


def merge_heads(x):
    B, h, L, d = x.shape
    return x.transpose(0, 2, 1, 3).reshape(B, L, h * d)


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    def project(x, W):
        heads = split_heads(x, num_heads)
        d = heads.shape[-1]
        out = np.empty_like(heads)
        for i in range(num_heads):
            out[:, i] = heads[:, i] @ W[i * d : (i + 1) * d, i * d : (i + 1) * d]
        return out

    Q, K, V = project(x_q, W_q), project(x_kv, W_k), project(x_kv, W_v)
    scores = Q @ K.transpose(0, 1, 3, 2) / Q.shape[-1] ** 0.5
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    weights = softmax(scores)
    return merge_heads(weights @ V) @ W_o
