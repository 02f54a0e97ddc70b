import torch
import torch.nn as nn
from torch.func import functional_call


class Attention(nn.Module):
    def __init__(self, d_s, d_h, d_a):
        super().__init__()
        self.W = nn.Linear(d_s, d_a, bias=False)
        self.U = nn.Linear(d_h, d_a, bias=False)
        self.v = nn.Linear(d_a, 1, bias=False)

    def forward(self, s, h):
        energy = self.v(torch.tanh(self.W(s).unsqueeze(1) + self.U(h).unsqueeze(0)))
        weights = torch.softmax(energy.squeeze(2), dim=1)
        return weights.mm(h), weights


def additive_attention(s, h, W_a, U_a, v_a):
    net = Attention(s.shape[1], h.shape[1], v_a.shape[0]).to(device=s.device, dtype=s.dtype)
    weights = {"W.weight": W_a, "U.weight": U_a, "v.weight": v_a.unsqueeze(0)}
    return functional_call(net, weights, (s, h))
