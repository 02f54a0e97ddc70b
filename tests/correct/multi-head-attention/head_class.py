import numpy as np


class Head:
    def __init__(self, Wq, Wk, Wv):
        self.Wq, self.Wk, self.Wv = Wq, Wk, Wv

    def __call__(self, x, y, mask):
        q, k, v = x @ self.Wq, y @ self.Wk, y @ self.Wv
        wei = np.matmul(q, np.swapaxes(k, 1, 2)) * k.shape[-1] ** -0.5
        if mask is not None:
            wei = np.where(mask, wei, -np.inf)
        wei = np.exp(wei - wei.max(-1, keepdims=True))
        wei /= wei.sum(-1, keepdims=True)
        return wei @ v


def split_heads(x, num_heads):
    if x.shape[-1] % num_heads:
        raise ValueError("heads must divide the width")
    return np.stack(np.split(x, num_heads, axis=-1), axis=1)


def merge_heads(x):
    return np.concatenate(list(np.moveaxis(x, 1, 0)), axis=-1)


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    if W_q.shape[1] % num_heads:
        raise ValueError("heads must divide the width")
    parts = [np.split(W, num_heads, axis=1) for W in (W_q, W_k, W_v)]
    if mask is not None:
        mask = np.broadcast_to(mask, (x_q.shape[0], num_heads, x_q.shape[1], x_kv.shape[1]))
    heads = []
    for i, (a, b, c) in enumerate(zip(*parts)):
        heads.append(Head(a, b, c)(x_q, x_kv, None if mask is None else mask[:, i]))
    return np.concatenate(heads, axis=-1) @ W_o
