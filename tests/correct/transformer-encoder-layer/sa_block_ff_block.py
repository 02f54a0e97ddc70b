import torch.nn.functional as F


class Layer:
    def __init__(self, p, num_heads, mask):
        self.p, self.nhead, self.mask = p, num_heads, mask

    def norm1(self, x):
        return F.layer_norm(x, (x.size(-1),), self.p["ln1_w"], self.p["ln1_b"], eps=1e-5)

    def norm2(self, x):
        return F.layer_norm(x, (x.size(-1),), self.p["ln2_w"], self.p["ln2_b"], eps=1e-5)

    def _sa_block(self, x):
        p = self.p
        q, k, v = F.linear(x, p["in_proj_weight"], p["in_proj_bias"]).chunk(3, dim=-1)
        q, k, v = (t.unflatten(-1, (self.nhead, -1)).transpose(1, 2) for t in (q, k, v))
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=self.mask)
        return F.linear(y.transpose(1, 2).flatten(-2), p["out_proj_weight"], p["out_proj_bias"])

    def _ff_block(self, x):
        p = self.p
        return F.linear(F.relu(F.linear(x, p["w1"], p["b1"])), p["w2"], p["b2"])


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    layer = Layer(p, num_heads, mask)
    if norm_first:
        x = x + layer._sa_block(layer.norm1(x))
        x = x + layer._ff_block(layer.norm2(x))
    else:
        x = layer.norm1(x + layer._sa_block(x))
        x = layer.norm2(x + layer._ff_block(x))
    return x
