import torch


class Drop(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, factors):
        ctx.save_for_backward(factors)
        return x * factors

    @staticmethod
    def backward(ctx, grad):
        (factors,) = ctx.saved_tensors
        return grad * factors, None


def dropout(x, p, training, rng):
    if p > 1 or p < 0:
        raise ValueError(p)
    factors = torch.ones_like(x)
    if training:
        lost = torch.as_tensor(rng.random(size=tuple(x.shape)) < p).to(x.device)
        factors = factors.masked_fill(lost, 0.0) / (1 - p if p < 1 else 1)
    return Drop.apply(x, factors)
