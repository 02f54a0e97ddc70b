import torch


def standardise(t, gain, shift):
    variance, mean = torch.var_mean(t, dim=-1, correction=0, keepdim=True)
    return torch.addcmul(shift, gain, (t - mean) * (variance + 1e-5).pow(-0.5))


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    conv = torch.nn.functional.conv1d

    def mlp(t):
        hidden = conv(t.mT, p["w1"].unsqueeze(-1), p["b1"]).relu()
        return conv(hidden, p["w2"].unsqueeze(-1), p["b2"]).mT

    def mha(t):
        b, n, width = t.shape
        flat = conv(t.mT, p["in_proj_weight"].unsqueeze(-1), p["in_proj_bias"])
        q, k, v = flat.reshape(b, 3, num_heads, width // num_heads, n).unbind(1)
        scores = torch.einsum("bhdi,bhdj->bhij", q, k).div((width // num_heads) ** 0.5)
        scores = scores if mask is None else torch.where(mask[None, None], scores, -torch.inf)
        heads = torch.einsum("bhij,bhdj->bhdi", scores.softmax(-1), v).reshape(b, width, n)
        return conv(heads, p["out_proj_weight"].unsqueeze(-1), p["out_proj_bias"]).mT

    one, two = (p["ln1_w"], p["ln1_b"]), (p["ln2_w"], p["ln2_b"])
    if norm_first:
        y = x + mha(standardise(x, *one))
        return y + mlp(standardise(y, *two))
    y = standardise(x + mha(x), *one)
    return standardise(y + mlp(y), *two)
