"""Scaled dot-product attention."""

import math

import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    """Return softmax(q kᵀ / √dₖ) v, where a query sees only the keys that its mask row permits."""
    scores = q @ k.swapaxes(-2, -1) / math.sqrt(q.shape[-1])  # (..., L_q, L_k)
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)  # exp(-inf) = 0: a forbidden key weighs nothing

    top = scores.max(axis=-1, keepdims=True)  # (..., L_q, 1)
    top = np.where(top == -np.inf, 0, top)  # no key permitted: -inf - (-inf) would be nan
    weights = np.exp(scores - top)
    total = weights.sum(axis=-1, keepdims=True)
    weights = weights / np.where(total == 0, 1, total)  # no key permitted: zeros, not 0/0

    return weights @ v  # (..., L_q, dᵥ)


def own_dtype(inputs, got):
    """Whether the result has the type of `q`, where other arrays are narrower."""
    return {"other-dtype": float(np.asarray(got).dtype != inputs["q"].dtype)}


# ------------------------------------------------------------------ other right answers (NumPy)


class by_loops:
    """One query at a time, over the list of keys it may see."""

    def scaled_dot_product_attention(self, q, k, v, mask=None):
        lead = np.broadcast_shapes(q.shape[:-2], k.shape[:-2], v.shape[:-2])
        n_queries, n_keys, width = q.shape[-2], k.shape[-2], q.shape[-1]
        mask = True if mask is None else mask
        mask = np.broadcast_to(mask, (*lead, n_queries, n_keys))
        q, k, v = (np.broadcast_to(a, (*lead, *a.shape[-2:])) for a in (q, k, v))
        out = np.zeros((*lead, n_queries, v.shape[-1]), dtype=q.dtype)
        for index in np.ndindex(*lead, n_queries):
            batch = index[:-1]
            seen = [j for j in range(n_keys) if mask[index][j]]
            scores = [
                sum(q[index][c] * k[batch][j][c] for c in range(width)) / math.sqrt(width)
                for j in seen
            ]
            weights = [np.exp(score - max(scores)) for score in scores]
            total = sum(weights)
            for j, weight in zip(seen, weights, strict=True):
                out[index] += weight / total * v[batch][j]
        return out


class by_einsum:
    """Scaled queries, an einsum for each product, and the division at the very end."""

    def scaled_dot_product_attention(self, q, k, v, mask=None):
        scores = np.einsum("...id,...jd->...ij", q * q.shape[-1] ** -0.5, k)
        mask = np.ones((1, 1), dtype=bool) if mask is None else mask
        lowest = np.finfo(scores.dtype).min
        scores = scores - np.where(mask, scores, lowest).max(axis=-1, keepdims=True)
        weights = np.exp(np.where(mask, scores, -np.inf))
        total = np.einsum("...ij->...i", weights)[..., None]
        out = np.einsum("...ij,...jv->...iv", weights, v)
        return np.divide(out, total, out=np.zeros_like(out), where=total > 0)


class by_streaming:
    """Key by key with a running maximum, as FlashAttention does (Dao et al. 2022)."""

    def scaled_dot_product_attention(self, q, k, v, mask=None):
        mask = np.ones((1, 1), dtype=bool) if mask is None else mask
        mask = np.broadcast_to(mask, (*mask.shape[:-1], k.shape[-2]))
        lead = np.broadcast_shapes(q.shape[:-2], k.shape[:-2], v.shape[:-2])
        top = np.full((*lead, q.shape[-2], 1), np.finfo(q.dtype).min, dtype=q.dtype)
        total = np.zeros_like(top)
        out = np.zeros((*lead, q.shape[-2], v.shape[-1]), dtype=q.dtype)
        for j in range(k.shape[-2]):
            seen = mask[..., j : j + 1]  # (..., L_q, 1)
            score = (q * k[..., j : j + 1, :]).sum(axis=-1, keepdims=True) / q.shape[-1] ** 0.5
            new_top = np.where(seen, np.maximum(top, score), top)
            kept = np.exp(top - new_top)
            weight = np.exp(np.where(seen, score - new_top, -np.inf))
            total = total * kept + weight
            out = out * kept + weight * v[..., j : j + 1, :]
            top = new_top
        return out / np.where(total > 0, total, 1)


class by_logsumexp:
    """Weights as exp(score - log-sum-exp), keys in reverse order, dead rows cleared last."""

    def scaled_dot_product_attention(self, q, k, v, mask=None):
        k, v = k[..., ::-1, :], v[..., ::-1, :]
        scores = np.matmul(q, np.moveaxis(k, -1, -2)) * (1 / math.sqrt(k.shape[-1]))
        dead = np.zeros(scores.shape[:-1], dtype=bool)[..., None]
        if mask is not None:
            mask = np.broadcast_to(mask, scores.shape)[..., ::-1]
            dead = ~mask.any(axis=-1, keepdims=True)
            scores = np.where(mask | dead, scores, -np.inf)
        weights = np.exp(scores - np.logaddexp.reduce(scores, axis=-1, keepdims=True))
        return np.where(dead, 0, weights @ v)


# ----------------------------------------------------------------- other right answers (PyTorch)


class torch_answer:
    """The model answer in PyTorch; the gradient of a row that sees no key is 0, not nan."""

    backend = "torch"

    def scaled_dot_product_attention(self, q, k, v, mask=None):
        import torch

        scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
        if mask is not None:
            scores = scores.masked_fill(~mask, -torch.inf)
        top = scores.amax(dim=-1, keepdim=True).detach()
        top = top.masked_fill(top == -torch.inf, 0)
        weights = (scores - top).exp()
        total = weights.sum(dim=-1, keepdim=True)
        weights = weights / total.masked_fill(total == 0, 1)
        return weights @ v


class torch_by_einsum:
    """The library's softmax, kept away from rows that consist of -inf."""

    backend = "torch"

    def scaled_dot_product_attention(self, q, k, v, mask=None):
        import torch

        scores = torch.einsum("...id,...jd->...ij", q / q.shape[-1] ** 0.5, k)
        if mask is None:
            return torch.einsum("...ij,...jv->...iv", torch.softmax(scores, dim=-1), v)
        dead = ~mask.any(dim=-1, keepdim=True)
        scores = scores.masked_fill(~(mask | dead), float("-inf"))
        weights = torch.softmax(scores, dim=-1).masked_fill(dead, 0.0)
        return torch.einsum("...ij,...jv->...iv", weights, v)


class torch_by_finfo:
    """The lowest finite number as filler; dead rows multiplied away."""

    backend = "torch"

    def scaled_dot_product_attention(self, q, k, v, mask=None):
        import torch

        scores = torch.matmul(q, k.mT).mul(q.shape[-1] ** -0.5)
        if mask is None:
            return torch.nn.functional.softmax(scores, dim=-1).matmul(v)
        scores = torch.where(mask, scores, torch.finfo(scores.dtype).min)
        alive = mask.any(dim=-1, keepdim=True).to(scores.dtype)
        return (torch.nn.functional.softmax(scores, dim=-1) * alive).matmul(v)


# ------------------------------------------------------- the answer in steps, and wrong versions


class steps:
    """The model answer, cut where mistakes happen."""

    filler = -np.inf
    axis = -1

    def scaled_dot_product_attention(self, q, k, v, mask=None):
        q, k = self.prepared(q, k)
        scores = self.scaled(self.scores(q, k), q, k, v)
        return self.weights(scores, self.permitted(mask)) @ v

    def prepared(self, q, k):
        return q, k

    def scores(self, q, k):
        return q @ k.swapaxes(-2, -1)

    def scaled(self, scores, q, k, v):
        return scores / self.scale(q, k, v)

    def scale(self, q, k, v):
        return math.sqrt(q.shape[-1])

    def permitted(self, mask):
        return mask

    def weights(self, scores, mask):
        return self.normalised(self.masked(scores, mask))

    def masked(self, scores, mask):
        return scores if mask is None else np.where(mask, scores, self.filler)

    def normalised(self, scores):
        weights = np.exp(scores - self.shift(scores))
        total = self.total(weights)
        return weights / self.guarded(total, 0, 1)

    def shift(self, scores):
        return self.guarded(self.top(scores), -np.inf, 0)

    def top(self, scores):
        return scores.max(axis=self.axis, keepdims=True)

    def guarded(self, numbers, bad, instead):
        return np.where(numbers == bad, instead, numbers)

    def total(self, weights):
        return weights.sum(axis=self.axis, keepdims=True)


class no_scale(steps):
    def scale(self, q, k, v):
        return 1


class scale_dk_not_sqrt(steps):
    def scale(self, q, k, v):
        return q.shape[-1]


class scale_dv(steps):
    def scale(self, q, k, v):
        return math.sqrt(v.shape[-1])


class scale_length(steps):
    def scale(self, q, k, v):
        return math.sqrt(k.shape[-2])


class scale_shape_1(steps):
    def scale(self, q, k, v):
        return math.sqrt(q.shape[1])


class scale_multiplied(steps):
    def scale(self, q, k, v):
        return 1 / math.sqrt(q.shape[-1])


class scale_after_softmax(steps):
    def scaled(self, scores, q, k, v):
        self.divisor = math.sqrt(q.shape[-1])
        return scores

    def weights(self, scores, mask):
        return super().weights(scores, mask) / self.divisor


class scale_64(steps):
    def scale(self, q, k, v):
        return 8


class softmax_axis_one(steps):
    axis = 1


class batch_axis_of_heads(steps):
    """A missing axis is put in behind the batch, for the heads, instead of in front."""

    def scaled_dot_product_attention(self, q, k, v, mask=None):
        rank = max(q.ndim, k.ndim, v.ndim)
        q, k, v = (a[:, None] if rank == a.ndim + 1 == 4 else a for a in (q, k, v))
        return super().scaled_dot_product_attention(q, k, v, mask)


class batch_axis_of_heads_in_keys(steps):
    """Only for keys and values (B, L, d) beside queries of four axes."""

    def scaled_dot_product_attention(self, q, k, v, mask=None):
        if (q.ndim, k.ndim) == (4, 3):
            k, v = k[:, None], v[:, None]
        return super().scaled_dot_product_attention(q, k, v, mask)


class scale_twice(steps):
    def prepared(self, q, k):
        return q / math.sqrt(q.shape[-1]), k


class softmax_over_queries(steps):
    axis = -2


class sum_over_everything(steps):
    def total(self, weights):
        return weights.sum()


class global_max(steps):
    def top(self, scores):
        return scores.max()


class mask_ignored(steps):
    def permitted(self, mask):
        return None


class mask_inverted(steps):
    def permitted(self, mask):
        return None if mask is None else ~mask


class mask_after_softmax(steps):
    def weights(self, scores, mask):
        weights = self.normalised(scores)
        return weights if mask is None else weights * mask


class mask_zero_fill(steps):
    filler = 0.0


class mask_small_filler(steps):
    filler = -100.0


class mask_filler_1e4(steps):
    filler = -1e4


class mask_small_filler_dead_zero(mask_small_filler):
    """Queries without a key are seen to; the others are not."""

    def masked(self, scores, mask):
        if mask is None:
            return scores
        return np.where(mask.any(axis=-1, keepdims=True), super().masked(scores, mask), -np.inf)


class mask_filler_1e4_dead_zero(mask_small_filler_dead_zero):
    filler = -1e4


class mask_1e9_dead_row(steps):
    filler = -1e9


class mask_adds_1e9(steps):
    def masked(self, scores, mask):
        return scores if mask is None else scores + np.where(mask, 0, -1e9).astype(scores.dtype)


class mask_added_as_number(steps):
    def masked(self, scores, mask):
        return scores if mask is None else scores + mask


class dead_row_nan(steps):
    def guarded(self, numbers, bad, instead):
        return numbers


class no_max_shift(steps):
    def shift(self, scores):
        return 0


class no_max_shift_masked_powers(no_max_shift):
    """Forbidden powers are multiplied by 0, which leaves inf * 0."""

    def weights(self, scores, mask):
        powers = np.exp(scores)
        powers = powers if mask is None else powers * mask
        return powers / self.guarded(self.total(powers), 0, 1)


class transpose_all_axes(steps):
    def scores(self, q, k):
        return q @ k.T


class q_k_swapped(steps):
    def scores(self, q, k):
        return k @ q.swapaxes(-2, -1)


class relu_instead_of_softmax(steps):
    def normalised(self, scores):
        return np.maximum(scores, 0)


class normalised_qk(steps):
    def prepared(self, q, k):
        return tuple(a / np.sqrt((a * a).sum(axis=-1, keepdims=True)) for a in (q, k))


class upcast_by_numpy_scalar(steps):
    def scale(self, q, k, v):
        return np.sqrt(q.shape[-1])


class in_place_scale(steps):
    def prepared(self, q, k):
        q /= math.sqrt(q.shape[-1])
        return q, k

    def scale(self, q, k, v):
        return 1


# ------------------------------------------------------------------------- wrong only in PyTorch


class torch_steps:
    """The model answer in PyTorch, cut where mistakes happen."""

    backend = "torch"

    def scaled_dot_product_attention(self, q, k, v, mask=None):
        scores = self.scores(q, k) / math.sqrt(q.shape[-1])
        return self.weights(scores, mask) @ v

    def scores(self, q, k):
        return q @ k.transpose(-2, -1)

    def weights(self, scores, mask):
        if mask is None:
            return self.softmax(scores)
        dead = ~mask.any(dim=-1, keepdim=True)
        weights = self.softmax(self.masked(scores, mask | dead))
        return weights.masked_fill(dead, 0)

    def masked(self, scores, mask):
        return scores.masked_fill(~mask, float("-inf"))

    def softmax(self, scores):
        return scores.softmax(dim=-1)


class torch_implicit_softmax_dim(torch_steps):
    def softmax(self, scores):
        return scores.softmax(dim=0 if scores.ndim in (0, 1, 3) else 1)  # what dim=None does


class torch_half_filler(torch_steps):
    def masked(self, scores, mask):
        return scores.masked_fill(~mask, -1e9)


class torch_cpu_constant(torch_steps):
    def masked(self, scores, mask):
        import torch

        return torch.where(mask, scores, torch.full(scores.shape, -torch.inf, dtype=scores.dtype))


class torch_nan_to_num(torch_steps):
    def weights(self, scores, mask):
        import torch

        if mask is None:
            return self.softmax(scores)
        bias = torch.zeros_like(mask, dtype=scores.dtype).masked_fill(~mask, -torch.inf)
        return self.softmax(scores + bias).nan_to_num(0)  # the backward pass still meets the nan


class torch_numpy_roundtrip:
    """Right numbers, but the autograd graph ends at `.numpy()`."""

    backend = "torch"

    def scaled_dot_product_attention(self, q, k, v, mask=None):
        import torch

        arrays = (a.detach().double().numpy() for a in (q, k, v))
        mask = None if mask is None else mask.numpy()
        return torch.from_numpy(scaled_dot_product_attention(*arrays, mask)).to(q.dtype)
