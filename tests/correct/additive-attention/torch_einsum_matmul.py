import torch


def additive_attention(s, h, W_a, U_a, v_a):
    proj = torch.einsum("id,ad->ia", s, W_a)
    keys = torch.einsum("jd,ad->ja", h, U_a)
    e = torch.einsum("ija,a->ij", (proj.unsqueeze(1) + keys).tanh(), v_a)
    alpha = e.softmax(-1)
    context = torch.einsum("ij,jd->id", alpha, h)
    return context, alpha
