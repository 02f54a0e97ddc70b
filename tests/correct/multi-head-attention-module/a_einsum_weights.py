import torch
from torch import nn


def proj(x, layer, h):
    d = layer.out_features // h
    return torch.einsum("bld,hed->bhle", x, layer.weight.view(h, d, -1)) + layer.bias.view(h, 1, d)


class MultiHeadAttention(nn.Module):
    w_q: nn.Linear

    def __init__(self, d_model, num_heads):
        super(MultiHeadAttention, self).__init__()
        q, r = divmod(d_model, num_heads)
        if r:
            raise ValueError(r)
        self.add_module("w_q", nn.Linear(d_model, d_model))
        self.add_module("w_k", nn.Linear(d_model, d_model))
        self.add_module("w_v", nn.Linear(d_model, d_model))
        self.add_module("w_o", nn.Linear(d_model, d_model))
        self.config = {"h": num_heads}

    def forward(self, query, key, value, mask=None):
        h = self.config["h"]
        q, k, v = proj(query, self.w_q, h), proj(key, self.w_k, h), proj(value, self.w_v, h)
        s = torch.einsum("bhie,bhje->bhij", q, k) / torch.sqrt(
            torch.tensor(float(q.shape[-1]), dtype=q.dtype, device=q.device)
        )
        if mask is not None:
            s = s + torch.zeros_like(s).masked_fill_(mask.logical_not(), float("-inf"))
        s = s - s.amax(-1, keepdim=True).detach()
        e = s.exp()
        z = torch.einsum("bhij,bhje->bihe", e / e.sum(-1, keepdim=True), v)
        return (
            torch.einsum("bihe,dhe->bid", z, self.w_o.weight.unflatten(1, (h, -1))) + self.w_o.bias
        )
