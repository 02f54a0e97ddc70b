import torch
import torch.nn.functional as F


def phi(x):
    return F.relu(x) + torch.exp(-F.relu(-x))


def linear_attention(q, k, v, causal=False):
    fq, fk = phi(q), phi(k)
    if causal:
        top = torch.cumsum(fk[:, :, None] * v[:, None], 0)
        bottom = torch.cumsum(fk, 0)
        top = torch.matmul(fq[:, None], top)[:, 0]
        return top / (fq * bottom).sum(1)[:, None]
    return torch.matmul(fq, torch.matmul(fk.t(), v)) / torch.mv(fq, fk.sum(0)).unsqueeze(1)
