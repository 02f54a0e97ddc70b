import torch


class WeightNorm(torch.autograd.Function):
    @staticmethod
    def forward(ctx, v, g):
        ctx.save_for_backward(v, g)
        return v * (g / v.norm(dim=1)).unsqueeze(1)

    @staticmethod
    def backward(ctx, dw):
        return weight_norm_backward(dw, *ctx.saved_tensors)


def weight_norm(v, g):
    return WeightNorm.apply(v, g)


def weight_norm_backward(dw, v, g):
    n = v.norm(dim=1)
    dg = (dw * v).sum(dim=1) / n
    dv = (g / n).unsqueeze(1) * dw - (g * dg / n.pow(2)).unsqueeze(1) * v
    return dv, dg
