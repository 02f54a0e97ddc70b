import torch


def split_heads(x, num_heads):
    if x.shape[2] % num_heads:
        raise ValueError("heads")
    x = x.reshape(x.shape[0], x.shape[1], num_heads, -1)
    return x.permute(0, 2, 1, 3)


def merge_heads(x):
    x = x.permute(0, 2, 1, 3)
    return x.reshape(x.shape[0], x.shape[1], -1)


def transpose_qkv(X, num_heads):
    X = split_heads(X, num_heads)
    return X.reshape(-1, X.shape[2], X.shape[3])


def transpose_output(X, num_heads):
    return merge_heads(X.reshape(-1, num_heads, X.shape[1], X.shape[2]))


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    q = transpose_qkv(x_q @ W_q, num_heads)
    k = transpose_qkv(x_kv @ W_k, num_heads)
    v = transpose_qkv(x_kv @ W_v, num_heads)
    scores = torch.bmm(q, k.transpose(1, 2)) / q.shape[-1] ** 0.5
    if mask is not None:
        mask = mask.broadcast_to(x_q.shape[0], num_heads, x_q.shape[1], x_kv.shape[1])
        mask = mask.reshape(-1, x_q.shape[1], x_kv.shape[1])
        scores[~mask] = float("-inf")
    attn = torch.nn.functional.softmax(scores, dim=-1)
    return transpose_output(torch.bmm(attn, v), num_heads) @ W_o
