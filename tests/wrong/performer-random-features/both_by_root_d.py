# expect: fail; mistake: scale-half; 1/sqrt(d) on either side
import torch


def positive_random_features(x, omega):
    return torch.exp(x @ omega.T - x.square().sum(1, keepdim=True) / 2) / len(omega) ** 0.5


def performer_attention(q, k, v, omega):
    d = q.shape[1]
    f = positive_random_features(q / d**0.5, omega)
    g = positive_random_features(k / d**0.5, omega)
    return f @ (g.T @ v) / (f @ g.sum(0))[:, None]
