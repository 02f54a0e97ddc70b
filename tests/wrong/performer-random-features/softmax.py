# expect: fail; mistake: exact-softmax; softmax
import math

import torch


def positive_random_features(x, omega):
    m = omega.shape[0]
    projected = x @ omega.T
    half = (x**2).sum(dim=-1, keepdim=True) / 2
    return torch.exp(projected - half) / math.sqrt(m)


def performer_attention(q, k, v, omega):
    return torch.softmax(q @ k.T / math.sqrt(q.shape[-1]), -1) @ v
