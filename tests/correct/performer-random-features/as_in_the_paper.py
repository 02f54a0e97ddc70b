import math

import numpy as np


def positive_random_features(x, omega):
    m = omega.shape[0]
    h = np.exp(-np.sum(x**2, axis=-1, keepdims=True) / 2)
    return h / math.sqrt(m) * np.exp(x @ omega.T)


def performer_attention(q, k, v, omega):
    d = q.shape[-1]
    q_prime = positive_random_features(q / d**0.25, omega)
    k_prime = positive_random_features(k / d**0.25, omega)
    kv = k_prime.T @ v
    normaliser = q_prime @ k_prime.sum(axis=0)
    return (q_prime @ kv) / normaliser[:, None]
