import torch


def elu_plus_one(x):
    return torch.relu(x) + torch.exp(-torch.relu(-x))


def linear_attention(q, k, v, causal=False):
    q, k = elu_plus_one(q), elu_plus_one(k)
    num, den = 0, 0
    for j in range(q.shape[1]):
        kj, qj = k[:, j : j + 1], q[:, j : j + 1]
        a, b = kj * v, kj
        if causal:
            a, b = a.cumsum(0), b.cumsum(0)
        else:
            a, b = a.sum(0, keepdim=True), b.sum(0, keepdim=True)
        num = num + qj * a
        den = den + qj * b
    return num / den
