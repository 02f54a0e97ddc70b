import torch
import torch.nn.functional as F


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    width = x.shape[-1]
    blocked = (
        None
        if mask is None
        else torch.zeros(mask.shape, dtype=x.dtype, device=x.device).masked_fill(~mask, -torch.inf)
    )

    def attend(t):
        rows = t @ p["in_proj_weight"].T + p["in_proj_bias"]
        q, k, v = rows.unflatten(-1, (3, num_heads, width // num_heads)).permute(1, 2, 0, 3)
        scores = q @ k.mT * (width // num_heads) ** -0.5
        weights = (scores if blocked is None else scores + blocked).softmax(-1)
        return (weights @ v).movedim(0, 1).flatten(1) @ p["out_proj_weight"].T + p["out_proj_bias"]

    def feed(t):
        return torch.relu(t @ p["w1"].T + p["b1"]) @ p["w2"].T + p["b2"]

    def layer(t):
        for part, gain, shift in ((attend, p["ln1_w"], p["ln1_b"]), (feed, p["ln2_w"], p["ln2_b"])):
            norm = lambda s: F.layer_norm(s, (width,), gain, shift)  # noqa: B023, E731
            t = t + part(norm(t)) if norm_first else norm(t + part(t))
        return t

    return torch.vmap(layer)(x)
