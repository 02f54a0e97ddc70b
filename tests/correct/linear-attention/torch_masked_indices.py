import torch


class Phi(torch.nn.Module):
    def forward(self, x):
        low = torch.exp(x.masked_fill(x > 0, 0.0))
        return torch.where(x > 0, x + 1.0, low)


def linear_attention(q, k, v, causal=False):
    phi = Phi()
    q, k = phi(q), phi(k)
    ones = torch.ones_like(v[:, :1])
    both = torch.cat((v, ones), -1)
    if causal:
        acc = torch.einsum("ld,lm->ldm", k, both).cumsum(0)
        out = torch.einsum("ld,ldm->lm", q, acc)
    else:
        out = torch.linalg.multi_dot((q, k.T, both)) if len(q) > 2000 else q @ (k.T @ both)
    return out[:, :-1] / out[:, -1:]
