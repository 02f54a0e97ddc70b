import torch.nn.functional as F


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    B, L, D = x.shape

    def attention(t):
        q, k, v = F.linear(t, p["in_proj_weight"], p["in_proj_bias"]).chunk(3, dim=-1)
        q, k, v = (a.reshape(B, L, num_heads, -1).transpose(1, 2) for a in (q, k, v))
        out = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        out = out.transpose(1, 2).reshape(B, L, D)
        return F.linear(out, p["out_proj_weight"], p["out_proj_bias"])

    def feed_forward(t):
        return F.linear(F.relu(F.linear(t, p["w1"], p["b1"])), p["w2"], p["b2"])

    def ln1(t):
        return F.layer_norm(t, (D,), p["ln1_w"], p["ln1_b"])

    def ln2(t):
        return F.layer_norm(t, (D,), p["ln2_w"], p["ln2_b"])

    if norm_first:
        x = x + attention(ln1(x))
        return x + feed_forward(ln2(x))
    x = ln1(x + attention(x))
    return ln2(x + feed_forward(x))
