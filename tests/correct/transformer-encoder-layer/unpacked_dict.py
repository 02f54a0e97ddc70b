import torch
from torch.nn.functional import layer_norm, linear, relu, softmax


def layer(
    x,
    h,
    first,
    mask,
    *,
    in_proj_weight,
    in_proj_bias,
    out_proj_weight,
    out_proj_bias,
    w1,
    b1,
    w2,
    b2,
    ln1_w,
    ln1_b,
    ln2_w,
    ln2_b,
):
    def attend(t):
        q, k, v = (
            a.view(*t.shape[:2], h, -1).transpose(1, 2)
            for a in linear(t, in_proj_weight, in_proj_bias).chunk(3, -1)
        )
        s = q.matmul(k.transpose(2, 3)).div(q.shape[-1] ** 0.5)
        if mask is not None:
            s[..., ~mask] = float("-inf")
        o = softmax(s, dim=3).matmul(v).transpose(1, 2).reshape_as(t)
        return linear(o, out_proj_weight, out_proj_bias)

    def feed(t):
        return linear(relu(linear(t, w1, b1)), w2, b2)

    def n1(t):
        return layer_norm(t, ln1_w.shape, ln1_w, ln1_b)

    def n2(t):
        return layer_norm(t, ln2_w.shape, ln2_w, ln2_b)

    if first:
        x = torch.add(x, attend(n1(x)))
        return torch.add(x, feed(n2(x)))
    x = n1(torch.add(x, attend(x)))
    return n2(torch.add(x, feed(x)))


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    return layer(x, num_heads, norm_first, mask, **p)
