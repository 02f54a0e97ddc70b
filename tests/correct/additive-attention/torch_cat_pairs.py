import torch
import torch.nn.functional as F


def additive_attention(s, h, W_a, U_a, v_a):
    n, m = s.shape[0], h.shape[0]
    pairs = torch.cat([s.unsqueeze(1).repeat(1, m, 1), h.unsqueeze(0).repeat(n, 1, 1)], dim=2)
    energy = torch.tanh(F.linear(pairs, torch.cat([W_a, U_a], dim=1)))
    scores = energy.matmul(v_a.view(-1, 1)).view(n, m)
    attn = F.softmax(scores, dim=1)
    return attn @ h, attn
