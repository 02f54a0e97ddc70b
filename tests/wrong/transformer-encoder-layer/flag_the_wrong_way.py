# expect: fail; mistake: pre-post-swapped; norm_first=False is pre-LN
import torch.nn.functional as F


def attention(x, p, h, mask):
    B, L, D = x.shape
    q, k, v = F.linear(x, p["in_proj_weight"], p["in_proj_bias"]).chunk(3, dim=-1)
    q, k, v = (a.reshape(B, L, h, -1).transpose(1, 2) for a in (q, k, v))
    out = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
    out = out.transpose(1, 2).reshape(B, L, D)
    return F.linear(out, p["out_proj_weight"], p["out_proj_bias"])


def feed(x, p):
    return F.linear(F.relu(F.linear(x, p["w1"], p["b1"])), p["w2"], p["b2"])


def norm(x, p, name):
    return F.layer_norm(x, x.shape[-1:], p[name + "_w"], p[name + "_b"])


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    if not norm_first:
        x = x + attention(norm(x, p, "ln1"), p, num_heads, mask)
        return x + feed(norm(x, p, "ln2"), p)
    x = norm(x + attention(x, p, num_heads, mask), p, "ln1")
    return norm(x + feed(x, p), p, "ln2")
