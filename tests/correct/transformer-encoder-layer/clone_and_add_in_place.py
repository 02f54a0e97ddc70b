import torch.nn.functional as F


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    b, n, d = x.size()
    out = x.clone()
    for i in (1, 2):
        gain, shift = p[f"ln{i}_w"], p[f"ln{i}_b"]
        t = F.layer_norm(out, (d,), gain, shift) if norm_first else out
        if i == 1:
            q, k, v = (
                F.linear(t, p["in_proj_weight"], p["in_proj_bias"])
                .view(b, n, 3, num_heads, -1)
                .unbind(2)
            )
            q, k, v = q.movedim(2, 1), k.movedim(2, 1), v.movedim(2, 1)
            t = F.scaled_dot_product_attention(q, k, v, mask).movedim(1, 2).reshape(b, n, d)
            t = F.linear(t, p["out_proj_weight"], p["out_proj_bias"])
        else:
            t = F.linear(F.linear(t, p["w1"], p["b1"]).relu_(), p["w2"], p["b2"])
        out = out + t
        if not norm_first:
            out = F.layer_norm(out, (d,), gain, shift)
    return out
