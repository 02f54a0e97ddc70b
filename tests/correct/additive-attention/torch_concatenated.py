import torch


def additive_attention(s, h, W_a, U_a, v_a):
    n, m = s.shape[0], h.shape[0]
    pairs = torch.cat((s[:, None].expand(n, m, -1), h[None].expand(n, m, -1)), dim=2)
    hidden = torch.tanh(pairs @ torch.cat((W_a, U_a), dim=1).T)
    scores = torch.sum(v_a * hidden, dim=2)
    alpha = torch.exp(scores - torch.logsumexp(scores, 1, keepdim=True))
    return alpha.mm(h), alpha
