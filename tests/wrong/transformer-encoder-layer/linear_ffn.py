# expect: fail; mistake: no-relu; no relu
import math

import torch


def norm(x, w, b, eps=1e-5):
    mean = x.mean(-1, keepdim=True)
    var = x.var(-1, keepdim=True, correction=0)
    return w * (x - mean) / torch.sqrt(var + eps) + b


def mha(x, p, h, mask):
    B, L, D = x.shape
    d = D // h
    qkv = x @ p["in_proj_weight"].T + p["in_proj_bias"]
    q, k, v = qkv.chunk(3, dim=-1)
    q = q.reshape(B, L, h, d).transpose(1, 2)
    k = k.reshape(B, L, h, d).transpose(1, 2)
    v = v.reshape(B, L, h, d).transpose(1, 2)
    s = q @ k.transpose(-1, -2) / math.sqrt(d)
    if mask is not None:
        s = s.masked_fill(~mask, float("-inf"))
    o = torch.softmax(s, dim=-1) @ v
    o = o.transpose(1, 2).reshape(B, L, D)
    return o @ p["out_proj_weight"].T + p["out_proj_bias"]


def ffn(x, p):
    return (x @ p["w1"].T + p["b1"]) @ p["w2"].T + p["b2"]


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    if norm_first:
        y = x + mha(norm(x, p["ln1_w"], p["ln1_b"]), p, num_heads, mask)
        z = y + ffn(norm(y, p["ln2_w"], p["ln2_b"]), p)
    else:
        y = norm(x + mha(x, p, num_heads, mask), p["ln1_w"], p["ln1_b"])
        z = norm(y + ffn(y, p), p["ln2_w"], p["ln2_b"])
    return z
