import torch


def phi(x):
    positive = x > 0
    safe = torch.where(positive, torch.zeros_like(x), x)
    return torch.where(positive, x + 1, safe.exp())


def linear_attention(q, k, v, causal=False):
    q, k = phi(q), phi(k)
    if not causal:
        return (q @ (k.T @ v)) / (q @ k.sum(0, keepdim=True).T)
    state = torch.zeros(k.shape[1], v.shape[1], dtype=v.dtype, device=v.device)
    total = torch.zeros(k.shape[1], 1, dtype=v.dtype, device=v.device)
    parts = []
    for a, b, c in zip(q.split(128), k.split(128), v.split(128)):
        inner = (a @ b.T).tril()
        parts.append((inner @ c + a @ state) / (inner.sum(1, keepdim=True) + a @ total))
        state = state + b.T @ c
        total = total + b.sum(0)[:, None]
    return torch.cat(parts)
