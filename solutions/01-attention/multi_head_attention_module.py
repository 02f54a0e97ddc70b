"""Multi-head attention as a torch module that owns its four projections."""

import math

import torch
from torch import nn
from torch.nn import functional as F


class MultiHeadAttention(nn.Module):
    """Project, split into heads, attend, join and project again.

    Parameters
    ----------
    d_model : int
        The number of features of a token.
    num_heads : int
        A divisor of d_model.
    """

    def __init__(self, d_model, num_heads):
        super().__init__()
        if d_model % num_heads != 0:
            raise ValueError(f"{d_model} features cannot be split into {num_heads} equal heads")
        self.num_heads = num_heads
        self.w_q = nn.Linear(d_model, d_model)
        self.w_k = nn.Linear(d_model, d_model)
        self.w_v = nn.Linear(d_model, d_model)
        self.w_o = nn.Linear(d_model, d_model)

    def forward(self, query, key, value, mask=None):
        q, k, v = (
            self.split(self.w_q(query)),
            self.split(self.w_k(key)),
            self.split(self.w_v(value)),
        )
        scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])  # (B, h, L_q, L_k)
        if mask is not None:
            scores = scores.masked_fill(~mask, float("-inf"))
        heads = scores.softmax(dim=-1) @ v  # (B, h, L_q, d)
        return self.w_o(heads.transpose(1, 2).reshape(query.shape))

    def split(self, x):
        """(B, L, d_model) to (B, h, L, d)."""
        batch, length, d_model = x.shape
        x = x.reshape(batch, length, self.num_heads, d_model // self.num_heads)
        return x.transpose(1, 2)


# --------------------------------------------------------------------------- correct as well


class by_library_attention(nn.Module):
    """The library's attention within each head."""

    def __init__(self, d_model, num_heads):
        super().__init__()
        self.d, rest = divmod(d_model, num_heads)
        if rest:
            raise ValueError("num_heads does not divide d_model")
        for name in ("w_q", "w_k", "w_v", "w_o"):
            self.add_module(name, nn.Linear(d_model, d_model))

    def forward(self, query, key, value, mask=None):
        q = self.w_q(query).unflatten(-1, (-1, self.d)).movedim(-2, 1)
        k = self.w_k(key).unflatten(-1, (-1, self.d)).movedim(-2, 1)
        v = self.w_v(value).unflatten(-1, (-1, self.d)).movedim(-2, 1)
        out = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return self.w_o(out.movedim(1, -2).flatten(-2))


class by_heads(nn.Module):
    """Head by head, with rows of the weights."""

    def __init__(self, d_model, num_heads):
        if d_model % num_heads:
            raise ValueError("not divisible")
        super().__init__()
        self.w_q, self.w_k, self.w_v, self.w_o = (nn.Linear(d_model, d_model) for _ in range(4))
        self.rows = torch.arange(d_model).chunk(num_heads)

    def forward(self, query, key, value, mask=None):
        shape = (len(query), len(self.rows), query.shape[1], key.shape[1])
        out = self.w_o.bias
        for i, rows in enumerate(self.rows):
            own = slice(int(rows[0]), int(rows[-1]) + 1)
            q, k, v = (
                F.linear(x, layer.weight[own], layer.bias[own])
                for x, layer in ((query, self.w_q), (key, self.w_k), (value, self.w_v))
            )
            scores = torch.bmm(q, k.mT) * len(rows) ** -0.5
            if mask is not None:
                scores = torch.where(mask.expand(shape)[:, i], scores, -1e30)
            head = torch.exp(scores - scores.logsumexp(-1, keepdim=True)) @ v
            out = out + head @ self.w_o.weight[:, own].T
        return out


class by_einsum(nn.Module):
    """Heads in the batch, and einsum for the products."""

    def __init__(self, d_model, num_heads):
        super().__init__()
        if d_model // num_heads * num_heads != d_model:
            raise ValueError("heads of unequal width")
        self.h, self.scale = num_heads, (d_model // num_heads) ** -0.5
        layers = {name: nn.Linear(d_model, d_model) for name in ("w_q", "w_k", "w_v", "w_o")}
        for name, layer in layers.items():
            setattr(self, name, layer)

    def folded(self, x):
        return torch.stack(x.tensor_split(self.h, dim=-1)).flatten(0, 1)  # (h B, L, d)

    def forward(self, query, key, value, mask=None):
        q, k = self.folded(self.w_q(query) * self.scale), self.folded(self.w_k(key))
        scores = torch.einsum("bid,bjd->bij", q, k).unflatten(0, (self.h, -1)).transpose(0, 1)
        if mask is not None:
            scores = scores + torch.zeros_like(scores).masked_fill(mask.logical_not(), -torch.inf)
        weights = torch.softmax(scores, dim=3).transpose(0, 1).flatten(0, 1)
        heads = torch.einsum("bij,bjd->bid", weights, self.folded(self.w_v(value)))
        return self.w_o(torch.cat(heads.chunk(self.h), dim=-1))


# --------------------------------------------------------------------------- wrong in one step


class steps(nn.Module):
    """The answer cut into steps; every wrong version below replaces one."""

    axis = -1

    def __init__(self, d_model, num_heads):
        super().__init__()
        self.check(d_model, num_heads)
        self.num_heads, self.d = num_heads, d_model // num_heads
        self.w_q, self.w_k = nn.Linear(d_model, d_model), nn.Linear(d_model, d_model)
        self.w_v, self.w_o = nn.Linear(d_model, d_model), nn.Linear(d_model, d_model)

    def check(self, d_model, num_heads):
        if d_model % num_heads:
            raise ValueError("num_heads")

    def forward(self, query, key, value, mask=None):
        query, key, value = self.inputs(query, key, value)
        q, k, v = (self.split(x, *x.shape[:2]) for x in self.projected(query, key, value))
        scores = q @ k.transpose(-2, -1) / self.scale()
        weights = self.weights(scores, self.permitted(mask))
        return self.output(self.merged(weights @ v, *query.shape))

    def inputs(self, query, key, value):
        return query, key, value

    def projected(self, query, key, value):
        return self.w_q(query), self.w_k(key), self.w_v(value)

    def split(self, x, b, n):
        return x.reshape(b, n, self.num_heads, self.d).transpose(1, 2)

    def scale(self):
        return math.sqrt(self.d)

    def permitted(self, mask):
        return mask

    def weights(self, scores, mask):
        return self.softmax(self.masked(scores, mask))

    def masked(self, scores, mask):
        return scores if mask is None else scores.masked_fill(~mask, float("-inf"))

    def softmax(self, scores):
        return scores.softmax(dim=self.axis)

    def merged(self, heads, b, n, width):
        return heads.transpose(1, 2).reshape(b, n, self.num_heads * self.d)

    def output(self, joined):
        return self.w_o(joined)


class reshape_no_transpose(steps):
    def split(self, x, b, n):
        return x.reshape(b, self.num_heads, n, self.d)


class merge_no_transpose(steps):
    def merged(self, heads, b, n, width):
        return heads.reshape(b, n, width)


class heads_interleaved(steps):
    def split(self, x, b, n):
        return x.reshape(b, n, self.d, self.num_heads).permute(0, 3, 1, 2)


class heads_interleaved_both(heads_interleaved):
    """Split and merged alike."""

    def merged(self, heads, b, n, width):
        return heads.permute(0, 2, 3, 1).reshape(b, n, self.num_heads * self.d)


class scale_d_model(steps):
    def scale(self):
        return math.sqrt(self.d * self.num_heads)


class no_scale(steps):
    def scale(self):
        return 1


class no_output_projection(steps):
    def output(self, joined):
        return joined


class shared_projection(steps):
    def projected(self, query, key, value):
        return self.w_q(query), self.w_q(key), self.w_v(value)


class shared_projection_all(steps):
    def projected(self, query, key, value):
        return self.w_q(query), self.w_q(key), self.w_q(value)


class shared_projection_kv(steps):
    def projected(self, query, key, value):
        return self.w_q(query), self.w_k(key), self.w_k(value)


class shared_projection_v(steps):
    """One layer under three names: it holds what was loaded last."""

    def projected(self, query, key, value):
        return self.w_v(query), self.w_v(key), self.w_v(value)


class keys_for_values(steps):
    def projected(self, query, key, value):
        return self.w_q(query), self.w_v(key), self.w_k(value)


class value_from_key(steps):
    def inputs(self, query, key, value):
        return query, key, key


class key_from_query(steps):
    """Keys and values: self-attention whatever is given."""

    def inputs(self, query, key, value):
        return query, query, query


class key_from_query_alone(steps):
    def inputs(self, query, key, value):
        return query, query, value


class softmax_over_queries(steps):
    axis = -2


class softmax_axis_one(steps):
    axis = 1


class mask_ignored(steps):
    def permitted(self, mask):
        return None


class mask_inverted(steps):
    def permitted(self, mask):
        return None if mask is None else ~mask


class mask_inverted_finite(mask_inverted):
    def masked(self, scores, mask):
        return scores if mask is None else scores.masked_fill(~mask, -1e9)


class mask_after_softmax(steps):
    def weights(self, scores, mask):
        weights = self.softmax(scores)
        return weights if mask is None else weights * mask


class mask_zero_fill(steps):
    def masked(self, scores, mask):
        return scores if mask is None else scores.masked_fill(~mask, 0)


class mask_small_filler(steps):
    filler = -100.0

    def masked(self, scores, mask):
        return scores if mask is None else scores.masked_fill(~mask, self.filler)


class mask_filler_1e4(mask_small_filler):
    filler = -1e4


class mask_added_as_number(steps):
    def masked(self, scores, mask):
        return scores if mask is None else scores + mask


class mask_kept(steps):
    """A mask stays for the calls after it, where it fits."""

    def permitted(self, mask):
        self.mask = mask if mask is not None else getattr(self, "mask", None)
        return self.mask

    def masked(self, scores, mask):
        fits = mask is not None and mask.shape[-2:] == scores.shape[-2:]
        return super().masked(scores, mask if fits else None)


class no_max_shift(steps):
    def softmax(self, scores):
        powers = scores.exp()
        return powers / powers.sum(dim=-1, keepdim=True)


class no_head_check(steps):
    """Columns that are left over are dropped, or never used."""

    def check(self, d_model, num_heads):
        pass

    def split(self, x, b, n):
        return super().split(x[..., : self.num_heads * self.d], b, n)

    def output(self, joined):
        width = joined.shape[-1]
        return F.linear(joined, self.w_o.weight[:, :width], self.w_o.bias)


class assertion_for_error(steps):
    def check(self, d_model, num_heads):
        assert d_model % num_heads == 0


class torch_view_after_transpose(steps):
    def merged(self, heads, b, n, width):
        return heads.transpose(1, 2).view(b, n, width)


class torch_weights_detached(steps):
    def softmax(self, scores):
        return super().softmax(scores).detach()


class in_place(steps):
    def inputs(self, query, key, value):
        if not query.requires_grad:
            query += 1
            return query - 1, key, value
        return query, key, value


class torch_cpu_constant(steps):
    def masked(self, scores, mask):
        return super().masked(scores + torch.zeros(scores.shape, dtype=scores.dtype), mask)
