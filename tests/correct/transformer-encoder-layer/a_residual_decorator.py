import math

import torch


def sublayer(norm, norm_first):
    def wrap(f):
        def inner(t):
            return t + f(norm(t)) if norm_first else norm(t + f(t))

        return inner

    return wrap


class Norm:
    def __init__(self, w, b, *, eps=1e-5):
        self.w, self.b, self.eps = w, b, eps

    def __call__(self, t):
        c = t - t.sum(-1, keepdim=True) / t.shape[-1]
        return torch.addcmul(
            self.b, self.w, c * (c.pow(2).mean(-1, keepdim=True) + self.eps).rsqrt()
        )


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    D = x.shape[2]
    d = D // num_heads

    @sublayer(Norm(p["ln1_w"], p["ln1_b"]), norm_first)
    def attend(t):
        out = torch.zeros_like(t) + p["out_proj_bias"]
        for h in range(num_heads):
            rows = [slice(n * D + h * d, n * D + (h + 1) * d) for n in range(3)]
            q, k, v = (
                torch.einsum("bld,ed->ble", t, p["in_proj_weight"][r]) + p["in_proj_bias"][r]
                for r in rows
            )
            s = torch.einsum("bie,bje->bij", q, k) / math.sqrt(d)
            if mask is not None:
                s = torch.where(mask, s, torch.tensor(-math.inf, dtype=s.dtype, device=s.device))
            w = torch.exp(s - s.logsumexp(-1, keepdim=True))
            out = out + w @ v @ p["out_proj_weight"][:, h * d : (h + 1) * d].T
        return out

    @sublayer(Norm(p["ln2_w"], p["ln2_b"]), norm_first)
    def feed(t):
        return (t.matmul(p["w1"].t()) + p["b1"]).clamp(min=0).matmul(p["w2"].t()) + p["b2"]

    return feed(attend(x))
