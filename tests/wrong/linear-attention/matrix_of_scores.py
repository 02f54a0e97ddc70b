# expect: fail; mistake: quadratic; matrix of scores
import numpy as np


def phi(x):
    return np.where(x > 0, x + 1, np.exp(np.minimum(x, 0)))


def linear_attention(q, k, v, causal=False):
    a = phi(q) @ phi(k).T
    if causal:
        a = np.tril(a)
    return (a / a.sum(1, keepdims=True)) @ v
