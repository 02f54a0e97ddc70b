import torch


class ELU1(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        low = torch.exp(torch.minimum(x, torch.zeros_like(x)))
        ctx.save_for_backward(low, x)
        return torch.where(x > 0, x + 1, low)

    @staticmethod
    def backward(ctx, grad):
        low, x = ctx.saved_tensors
        return grad * torch.where(x > 0, torch.ones_like(x), low)


def linear_attention(q, k, v, causal=False):
    q, k = ELU1.apply(q), ELU1.apply(k)
    ones = torch.ones(len(v), 1, dtype=v.dtype, device=v.device)
    values = torch.cat([v, ones], dim=1)
    if causal:
        both = ((k[:, :, None] * values[:, None, :]).cumsum(0) * q[:, :, None]).sum(1)
    else:
        both = q @ (k.mT @ values)
    return both[:, :-1] / both[:, -1:]
