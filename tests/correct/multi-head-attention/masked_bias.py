import numpy as np


def split_heads(x, num_heads):
    if x.shape[2] % num_heads > 0:
        raise ValueError("d_model % num_heads != 0")
    shape = x.shape[:2] + (num_heads, -1)
    return np.swapaxes(np.reshape(x, shape), 1, 2)


def merge_heads(x):
    y = np.swapaxes(x, 1, 2)
    return np.reshape(y, y.shape[:2] + (-1,))


def softmax(z):
    z = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return z / np.sum(z, axis=-1, keepdims=True)


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    Q, K, V = np.matmul(x_q, W_q), np.matmul(x_kv, W_k), np.matmul(x_kv, W_v)
    Q, K, V = split_heads(Q, num_heads), split_heads(K, num_heads), split_heads(V, num_heads)
    logits = np.matmul(Q, np.swapaxes(K, -1, -2)) / float(np.sqrt(K.shape[-1]))
    if mask is not None:
        bias = np.zeros(mask.shape, dtype=logits.dtype)
        bias[~mask] = -np.inf
        logits = logits + bias
    return np.matmul(merge_heads(np.matmul(softmax(logits), V)), W_o)
