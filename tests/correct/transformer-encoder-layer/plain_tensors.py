import math

import torch


def layer_norm(x, gain, shift):
    mean = x.mean(dim=-1, keepdim=True)
    var = x.var(dim=-1, keepdim=True, unbiased=False)
    return gain * (x - mean) / torch.sqrt(var + 1e-5) + shift


def mha(x, p, heads, mask):
    b, n, width = x.shape
    d = width // heads
    w_q, w_k, w_v = p["in_proj_weight"].split(width)
    b_q, b_k, b_v = p["in_proj_bias"].split(width)
    q = (x @ w_q.T + b_q).view(b, n, heads, d).permute(0, 2, 1, 3)
    k = (x @ w_k.T + b_k).view(b, n, heads, d).permute(0, 2, 1, 3)
    v = (x @ w_v.T + b_v).view(b, n, heads, d).permute(0, 2, 1, 3)
    scores = q @ k.transpose(-1, -2) / math.sqrt(d)
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = scores.softmax(dim=-1)
    joined = (weights @ v).permute(0, 2, 1, 3).contiguous().view(b, n, width)
    return joined @ p["out_proj_weight"].T + p["out_proj_bias"]


def ffn(x, p):
    return torch.relu(x @ p["w1"].T + p["b1"]) @ p["w2"].T + p["b2"]


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    if norm_first:
        y = x + mha(layer_norm(x, p["ln1_w"], p["ln1_b"]), p, num_heads, mask)
        return y + ffn(layer_norm(y, p["ln2_w"], p["ln2_b"]), p)
    y = layer_norm(x + mha(x, p, num_heads, mask), p["ln1_w"], p["ln1_b"])
    return layer_norm(y + ffn(y, p), p["ln2_w"], p["ln2_b"])
