import torch
import torch.nn.functional as F


def additive_attention(s, h, W_a, U_a, v_a):
    query = F.linear(s, W_a).unsqueeze(1)
    keys = F.linear(h, U_a).unsqueeze(0)
    energy = F.linear(torch.tanh(query + keys), v_a[None]).squeeze(-1)
    weights = F.softmax(energy, dim=-1)
    return torch.bmm(weights.unsqueeze(0), h.unsqueeze(0)).squeeze(0), weights
