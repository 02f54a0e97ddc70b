import torch
from torch import nn


class Projections(nn.Module):
    def __init__(self, width):
        super().__init__()
        for name in "qkvo":
            setattr(self, f"w_{name}", nn.Linear(width, width))

    def project(self, **tensors):
        return [getattr(self, f"w_{name}")(tensor) for name, tensor in tensors.items()]


class MultiHeadAttention(Projections):
    def __init__(self, d_model, num_heads):
        if d_model % num_heads:
            raise ValueError("cannot split")
        super().__init__(d_model)
        self.num_heads = num_heads

    def heads(self, tensor):
        return torch.stack(tensor.chunk(self.num_heads, dim=-1), dim=-3)

    def forward(self, query, key, value, mask=None):
        q, k, v = map(self.heads, self.project(q=query, k=key, v=value))
        scores = q @ k.mT
        scores = scores / q.shape[-1] ** 0.5
        if mask is not None:
            scores = torch.where(mask, scores, torch.finfo(scores.dtype).min)
        weights = (scores - scores.amax(-1, keepdim=True)).exp()
        weights = weights / weights.sum(-1, keepdim=True)
        (out,) = self.project(o=torch.cat((weights @ v).unbind(-3), dim=-1))
        return out
