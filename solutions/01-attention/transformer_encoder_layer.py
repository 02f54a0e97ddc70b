"""A Transformer encoder layer, with the layer norms after the sub-layers or before them."""

import math

import torch
from torch.nn import functional as F


def transformer_encoder_layer(x, p, num_heads, norm_first=False, mask=None):
    """Self-attention, then a feed-forward network, each with a residual and a layer norm.

    Parameters
    ----------
    x : tensor of shape (B, L, D)
    p : dict of tensors
        Weights and biases, laid out as in torch.nn.TransformerEncoderLayer.
    num_heads : int
    norm_first : bool
        False for post-LN, LN(t + f(t)); True for pre-LN, t + f(LN(t)).
    mask : bool tensor of shape (L, L), optional
        True where a query may see a key.

    Returns
    -------
    tensor of shape (B, L, D)
    """

    def norm1(t):
        return layer_norm(t, p["ln1_w"], p["ln1_b"])

    def norm2(t):
        return layer_norm(t, p["ln2_w"], p["ln2_b"])

    if norm_first:
        y = x + self_attention(norm1(x), p, num_heads, mask)
        return y + feed_forward(norm2(y), p)
    y = norm1(x + self_attention(x, p, num_heads, mask))
    return norm2(y + feed_forward(y, p))


def layer_norm(t, gain, shift, eps=1e-5):
    """Normalise every token by its own mean and variance."""
    centred = t - t.mean(dim=-1, keepdim=True)
    variance = centred.square().mean(dim=-1, keepdim=True)
    return gain * centred / torch.sqrt(variance + eps) + shift


def self_attention(x, p, num_heads, mask):
    """Multi-head attention of the tokens of x among themselves."""
    projected = x @ p["in_proj_weight"].T + p["in_proj_bias"]  # (B, L, 3D)
    q, k, v = (split_heads(part, num_heads) for part in projected.chunk(3, dim=-1))
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])  # (B, h, L, L)
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    heads = scores.softmax(dim=-1) @ v  # (B, h, L, d)
    joined = heads.transpose(1, 2).reshape(x.shape)
    return joined @ p["out_proj_weight"].T + p["out_proj_bias"]


def split_heads(x, num_heads):
    """(B, L, D) to (B, h, L, d)."""
    batch, length, width = x.shape
    return x.reshape(batch, length, num_heads, width // num_heads).transpose(1, 2)


def feed_forward(t, p):
    """Two layers with a ReLU between them, for every token by itself."""
    return torch.relu(t @ p["w1"].T + p["b1"]) @ p["w2"].T + p["b2"]


# --------------------------------------------------------------------------- correct as well


class by_library:
    """The library's parts, put together."""

    def transformer_encoder_layer(self, x, p, num_heads, norm_first=False, mask=None):
        def norm(t, name):
            return F.layer_norm(t, t.shape[-1:], p[f"{name}_w"], p[f"{name}_b"], 1e-5)

        def feed(t):
            return F.linear(F.relu(F.linear(t, p["w1"], p["b1"])), p["w2"], p["b2"])

        def attend(t):
            qkv = F.linear(t, p["in_proj_weight"], p["in_proj_bias"])
            qkv = qkv.unflatten(-1, (3, num_heads, -1)).permute(2, 0, 3, 1, 4)
            heads = F.scaled_dot_product_attention(*qkv.unbind(0), attn_mask=mask)
            out = heads.transpose(1, 2).flatten(-2)
            return F.linear(out, p["out_proj_weight"], p["out_proj_bias"])

        for name, branch in (("ln1", attend), ("ln2", feed)):
            x = x + branch(norm(x, name)) if norm_first else norm(x + branch(x), name)
        return x


class by_heads:
    """Head by head, with slices of the matrices; sums by einsum."""

    def transformer_encoder_layer(self, x, p, num_heads, norm_first=False, mask=None):
        first = self.norm(x, p, 1) if norm_first else x
        x = x + self.attention(first, p, num_heads, mask)
        if not norm_first:
            x = self.norm(x, p, 1)
        second = self.norm(x, p, 2) if norm_first else x
        hidden = torch.einsum("bld,fd->blf", second, p["w1"]) + p["b1"]
        x = x + torch.einsum("blf,df->bld", hidden.clamp(min=0), p["w2"]) + p["b2"]
        return x if norm_first else self.norm(x, p, 2)

    def norm(self, t, p, number):
        variance, mean = torch.var_mean(t, dim=-1, correction=0, keepdim=True)
        scaled = (t - mean) * torch.rsqrt(variance + 1e-5)
        return torch.addcmul(p[f"ln{number}_b"], scaled, p[f"ln{number}_w"])

    def attention(self, t, p, num_heads, mask):
        width = t.shape[-1]
        d = width // num_heads
        parts = zip(p["in_proj_weight"].split(width), p["in_proj_bias"].split(width), strict=True)
        q, k, v = (torch.einsum("bld,ed->ble", t, w) + b for w, b in parts)
        out = p["out_proj_bias"].expand_as(t)
        for i in range(num_heads):
            own = slice(i * d, (i + 1) * d)
            scores = torch.einsum("bie,bje->bij", q[..., own], k[..., own]) * d**-0.5
            if mask is not None:
                scores = torch.where(mask, scores, -1e30)
            weights = torch.exp(scores - scores.logsumexp(-1, keepdim=True))
            head = torch.einsum("bij,bje->bie", weights, v[..., own])
            out = out + head @ p["out_proj_weight"][:, own].T
        return out


class by_samples:
    """One sample after the other, as matrices; the mask as something that is added."""

    def transformer_encoder_layer(self, x, p, num_heads, norm_first=False, mask=None):
        bias = torch.zeros(x.shape[1], x.shape[1], dtype=x.dtype, device=x.device)
        if mask is not None:
            bias = bias.masked_fill(mask.logical_not(), float("-inf"))
        done = [self.one(sample, p, num_heads, norm_first, bias) for sample in x]
        return torch.stack(done)

    def one(self, x, p, num_heads, norm_first, bias):
        if norm_first:
            y = torch.add(x, self.attention(self.norm(x, p, "1"), p, num_heads, bias))
            return torch.add(y, self.feed(self.norm(y, p, "2"), p))
        y = self.norm(torch.add(x, self.attention(x, p, num_heads, bias)), p, "1")
        return self.norm(torch.add(y, self.feed(y, p)), p, "2")

    def norm(self, t, p, number):
        rows = t - t.sum(1, keepdim=True) / t.shape[1]
        scale = (rows.pow(2).sum(1, keepdim=True) / t.shape[1] + 1e-5).pow(-0.5)
        return rows * scale * p["ln" + number + "_w"] + p["ln" + number + "_b"]

    def feed(self, t, p):
        hidden = torch.addmm(p["b1"], t, p["w1"].t())
        return torch.addmm(p["b2"], hidden * (hidden > 0), p["w2"].t())

    def attention(self, t, p, num_heads, bias):
        qkv = torch.addmm(p["in_proj_bias"], t, p["in_proj_weight"].t())
        q, k, v = qkv.view(len(t), 3, num_heads, -1).permute(1, 2, 0, 3)  # each (h, L, d)
        weights = torch.softmax(torch.baddbmm(bias, q, k.mT, alpha=q.shape[-1] ** -0.5), dim=2)
        joined = torch.cat(torch.bmm(weights, v).unbind(0), dim=1)
        return torch.addmm(p["out_proj_bias"], joined, p["out_proj_weight"].t())


# --------------------------------------------------------------------------- wrong in one step


class steps:
    """The answer cut into steps; every wrong version below replaces one."""

    def transformer_encoder_layer(self, x, p, num_heads, norm_first=False, mask=None):
        self.p, self.h, self.mask = p, num_heads, mask
        return self.pre(x) if self.first(norm_first) else self.post(x)

    def first(self, norm_first):
        return norm_first

    def post(self, x):
        y = self.norm1(self.residual(x, self.attention(x)))
        return self.norm2(self.residual_ffn(self.kept(x, y), self.feed(self.read(x, y))))

    def pre(self, x):
        y = self.residual(self.origin(x, self.norm1), self.attention(self.norm1(x)))
        kept = self.origin_ffn(self.kept(x, y), self.norm2)
        return self.ended(self.residual_ffn(kept, self.feed(self.norm2(self.read(x, y)))))

    def residual(self, x, branch):
        return x + branch

    def residual_ffn(self, y, branch):
        return y + branch

    def origin(self, x, norm):
        return x

    def origin_ffn(self, y, norm):
        return y

    def kept(self, x, y):
        return y

    def read(self, x, y):
        return y

    def ended(self, z):
        return z

    def norm1(self, t):
        return self.norm(t, self.p["ln1_w"], self.p["ln1_b"])

    def norm2(self, t):
        return self.norm(t, self.p["ln2_w"], self.p["ln2_b"])

    axis = -1
    eps = 1e-5

    def norm(self, t, gain, shift):
        centred = t - t.mean(dim=self.axis, keepdim=True)
        scaled = centred / torch.sqrt(self.variance(centred) + self.eps)
        return self.affine(scaled, gain, shift)

    def variance(self, centred):
        return centred.square().mean(dim=self.axis, keepdim=True)

    def affine(self, t, gain, shift):
        return gain * t + shift

    def feed(self, t):
        hidden = self.activation(t @ self.p["w1"].T + self.bias("b1"))
        return hidden @ self.p["w2"].T + self.bias("b2")

    def activation(self, t):
        return torch.relu(t)

    forgotten = ()

    def bias(self, name):
        return 0 if name in self.forgotten else self.p[name]

    def attention(self, x):
        q, k, v = (self.split(part, *part.shape) for part in self.projected(x))
        scores = q @ k.transpose(-2, -1) / self.scale(q.shape[-1])
        heads = self.weights(scores) @ v
        return self.output(self.merge(heads, x))

    def projected(self, x):
        return self.parts(x @ self.p["in_proj_weight"].T + self.bias("in_proj_bias"))

    def parts(self, projected):
        return projected.chunk(3, dim=-1)

    def split(self, x, b, n, width):
        return x.reshape(b, n, self.h, width // self.h).transpose(1, 2)

    def merge(self, heads, x):
        return heads.transpose(1, 2).reshape(x.shape)

    def scale(self, d):
        return math.sqrt(d)

    def weights(self, scores):
        return self.softmax(self.masked(scores))

    def masked(self, scores):
        return scores if self.mask is None else scores.masked_fill(~self.mask, float("-inf"))

    def softmax(self, scores):
        return scores.softmax(dim=-1)

    def output(self, joined):
        return joined @ self.p["out_proj_weight"].T + self.bias("out_proj_bias")


class pre_post_swapped(steps):
    def first(self, norm_first):
        return not norm_first


class norm_first_ignored(steps):
    def first(self, norm_first):
        return False


class no_residual_attn(steps):
    def residual(self, x, branch):
        return branch


class no_residual_ffn(steps):
    def residual_ffn(self, y, branch):
        return branch


class residual_from_normalised(steps):
    def origin(self, x, norm):
        return norm(x)

    def origin_ffn(self, y, norm):
        return norm(y)


class residual_from_normalised_ffn(steps):
    def origin_ffn(self, y, norm):
        return norm(y)


class norm_before_add(steps):
    def post(self, x):
        y = x + self.norm1(self.attention(x))
        return y + self.norm2(self.feed(y))


class shared_norm(steps):
    def norm2(self, t):
        return self.norm1(t)


class norms_exchanged(steps):
    def norm1(self, t):
        return self.norm(t, self.p["ln2_w"], self.p["ln2_b"])

    def norm2(self, t):
        return self.norm(t, self.p["ln1_w"], self.p["ln1_b"])


class ffn_from_layer_input(steps):
    """In branch and residual."""

    def kept(self, x, y):
        return x

    def read(self, x, y):
        return x


class ffn_reads_layer_input(steps):
    def read(self, x, y):
        return x


class extra_final_norm(steps):
    def ended(self, z):
        return self.norm2(z)


class norm_unbiased(steps):
    def variance(self, centred):
        return centred.var(dim=-1, keepdim=True)


class eps_forgotten(steps):
    eps = 1e-12


class eps_large(steps):
    eps = 1e-6


class norm_without_affine(steps):
    def affine(self, t, gain, shift):
        return t


class norm_over_sequence(steps):
    axis = 1


class no_relu(steps):
    def activation(self, t):
        return t


class gelu(steps):
    def activation(self, t):
        return F.gelu(t)


class biases_forgotten(steps):
    forgotten = ("in_proj_bias", "out_proj_bias", "b1", "b2")


class biases_forgotten_in(steps):
    forgotten = ("in_proj_bias",)


class biases_forgotten_out(steps):
    forgotten = ("out_proj_bias",)


class biases_forgotten_ffn(steps):
    forgotten = ("b1", "b2")


class in_proj_order(steps):
    """Keys, queries, values."""

    def parts(self, projected):
        k, q, v = projected.chunk(3, dim=-1)
        return q, k, v


class in_proj_order_qvk(steps):
    def parts(self, projected):
        q, v, k = projected.chunk(3, dim=-1)
        return q, k, v


class in_proj_interleaved(steps):
    def parts(self, projected):
        b, n, _ = projected.shape
        parts = projected.reshape(b, n, self.h, 3, -1).unbind(3)
        return [part.reshape(b, n, -1) for part in parts]


class no_output_projection(steps):
    def output(self, joined):
        return joined


class reshape_no_transpose(steps):
    def split(self, x, b, n, width):
        return x.reshape(b, self.h, n, width // self.h)


class merge_no_transpose(steps):
    def merge(self, heads, x):
        return heads.reshape(x.shape)


class scale_d_model(steps):
    def scale(self, d):
        return math.sqrt(d * self.h)


class no_scale(steps):
    def scale(self, d):
        return 1


class softmax_over_queries(steps):
    def softmax(self, scores):
        return scores.softmax(dim=-2).nan_to_num(0)


class attends_over_batch(steps):
    """The samples of one place look at each other; a mask (L, L) fits only where L = B."""

    def attention(self, x):
        return super().attention(x.transpose(0, 1)).transpose(0, 1)


class mask_ignored(steps):
    def masked(self, scores):
        return scores


class mask_inverted(steps):
    def masked(self, scores):
        return scores if self.mask is None else scores.masked_fill(self.mask, float("-inf"))


class mask_inverted_finite(steps):
    def masked(self, scores):
        return scores if self.mask is None else scores.masked_fill(self.mask, -1e9)


class mask_inverted_zeros(mask_inverted):
    """A row without a key gives zeros, as scaled_dot_product_attention does."""

    def softmax(self, scores):
        dead = scores.isneginf().all(dim=-1, keepdim=True)
        return scores.masked_fill(dead, 0).softmax(dim=-1).masked_fill(dead, 0)


class mask_after_softmax(steps):
    def weights(self, scores):
        weights = self.softmax(scores)
        return weights if self.mask is None else weights * self.mask


class mask_zero_fill(steps):
    def masked(self, scores):
        return scores if self.mask is None else scores.masked_fill(~self.mask, 0)


class in_place(steps):
    def residual(self, x, branch):
        if x.requires_grad:
            return x + branch
        x += branch
        return x


class torch_cpu_constant(steps):
    def residual(self, x, branch):
        return x + branch + torch.zeros(x.shape, dtype=x.dtype)
