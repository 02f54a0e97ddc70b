import torch


def additive_attention(s, h, W_a, U_a, v_a):
    x = torch.einsum("as,is->ia", W_a, s)[:, None] + torch.einsum("ah,jh->ja", U_a, h)
    e = torch.einsum("ija,a->ij", 2 * torch.sigmoid(2 * x) - 1, v_a)
    e = e - e.max(1, keepdim=True).values
    alpha = e.exp() / e.exp().sum(1, keepdim=True)
    return torch.einsum("ij,jh->ih", alpha, h), alpha
