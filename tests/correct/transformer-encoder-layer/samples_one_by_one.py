import torch
import torch.nn.functional as F


def one(x, p, h, norm_first, mask):
    """A single sentence (L, D)."""
    D = x.shape[1]

    def attend(t):
        q, k, v = torch.tensor_split(t @ p["in_proj_weight"].T + p["in_proj_bias"], 3, dim=1)
        q, k, v = (torch.stack(a.split(D // h, dim=1)) for a in (q, k, v))
        s = torch.bmm(q, k.mT) / (D // h) ** 0.5
        if mask is not None:
            s = s + torch.zeros_like(s).masked_fill(~mask, -torch.inf)
        return F.linear(
            torch.cat(list(torch.bmm(s.softmax(2), v)), dim=1),
            p["out_proj_weight"],
            p["out_proj_bias"],
        )

    def feed(t):
        return torch.addmm(p["b2"], torch.addmm(p["b1"], t, p["w1"].T).relu(), p["w2"].T)

    def n1(t):
        return F.layer_norm(t, [D], p["ln1_w"], p["ln1_b"])

    def n2(t):
        return F.layer_norm(t, [D], p["ln2_w"], p["ln2_b"])

    if not norm_first:
        y = n1(x + attend(x))
        return n2(y + feed(y))
    y = x + attend(n1(x))
    return y + feed(n2(y))


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    return torch.stack([one(sentence, p, num_heads, norm_first, mask) for sentence in x])
