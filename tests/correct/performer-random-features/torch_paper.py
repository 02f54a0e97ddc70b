import math

import torch


def positive_random_features(x, omega):
    x_norm = (x**2).sum(dim=-1, keepdim=True) / 2
    return torch.exp(x @ omega.t() - x_norm) / math.sqrt(omega.size(0))


def performer_attention(q, k, v, omega):
    dim = q.size(-1)
    normalizer = dim**-0.25
    q_prime = positive_random_features(q * normalizer, omega)
    k_prime = positive_random_features(k * normalizer, omega)
    context = torch.einsum("nm,ne->me", k_prime, v)
    d_inv = 1.0 / torch.einsum("nm,m->n", q_prime, k_prime.sum(dim=0))
    return torch.einsum("nm,me,n->ne", q_prime, context, d_inv)
