import torch


class Relu(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z):
        positive = z > 0
        ctx.save_for_backward(positive)
        return z * positive

    @staticmethod
    def backward(ctx, grad):
        (positive,) = ctx.saved_tensors
        return grad * positive


def residual_block(x, conv1, conv2, norm1, norm2, version, proj=None):
    relu = Relu.apply
    if version == "v1":
        out = norm2(conv2(relu(norm1(conv1(x)))))
    elif version == "v2":
        out = conv2(relu(norm2(conv1(relu(norm1(x))))))
    else:
        raise ValueError("version")
    if out.shape != x.shape and proj is None:
        raise ValueError("proj")
    out = out + (proj(x) if out.shape != x.shape else x)
    return relu(out) if version == "v1" else out
