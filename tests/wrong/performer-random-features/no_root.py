# expect: fail; mistake: no-sqrt-m; no root
import math

import torch


def positive_random_features(x, omega):
    m = omega.shape[0]
    projected = x @ omega.T
    half = (x**2).sum(dim=-1, keepdim=True) / 2
    return torch.exp(projected - half)


def performer_attention(q, k, v, omega):
    scale = q.shape[-1] ** -0.25
    fq = positive_random_features(q * scale, omega)
    fk = positive_random_features(k * scale, omega)
    top = fq @ (fk.T @ v)
    bottom = fq @ fk.sum(dim=0)
    return top / bottom[:, None]
