"""Linear attention: the query comes out of the sums over the keys, which are then taken once."""

import math

import numpy as np


def linear_attention(q, k, v, causal=False):
    """Return attention with the weights φ(q_i)·φ(k_j), without an L × L matrix."""
    fq, fk = feature(q), feature(k)  # (L, d), all positive
    if not causal:
        state = fk.T @ v  # (d, d_v): Σ_j φ(k_j) v_jᵀ, the same for every query
        total = fk.sum(axis=0)  # (d,): Σ_j φ(k_j)
        return fq @ state / (fq @ total)[:, None]

    state = np.zeros((q.shape[1], v.shape[1]), dtype=v.dtype)
    total = np.zeros(q.shape[1], dtype=v.dtype)
    out = np.empty_like(v)
    for i in range(len(q)):
        state += np.outer(fk[i], v[i])  # position i sees itself: add first, then read
        total += fk[i]
        out[i] = fq[i] @ state / (fq[i] @ total)
    return out


def feature(x):
    """elu(x) + 1; for x <= 0 that is exp(x), which does not cancel as (exp(x) - 1) + 1 does."""
    return np.where(x > 0, x + 1, np.exp(np.minimum(x, 0)))


# ------------------------------------------------------------------ other right answers (NumPy)


class by_cumsum:
    """Running sums of outer products, all kept."""

    def linear_attention(self, q, k, v, causal=False):
        fq, fk = (np.maximum(x, 0) + np.exp(np.minimum(x, 0)) for x in (q, k))
        states = np.einsum("ld,lv->ldv", fk, v)
        totals = fk
        if causal:
            states, totals = states.cumsum(axis=0), totals.cumsum(axis=0)
        else:
            states = states.sum(axis=0, keepdims=True) + 0 * states
            totals = totals.sum(axis=0, keepdims=True) + 0 * totals
        return np.einsum("ld,ldv->lv", fq, states) / np.einsum("ld,ld->l", fq, totals)[:, None]


class by_augmented_values:
    """A column of ones beside the values, whose output is the denominator."""

    def linear_attention(self, q, k, v, causal=False):
        both = np.column_stack([v, np.ones(len(v), dtype=v.dtype)])
        fq, fk = self.feature(q), self.feature(k)
        if causal:
            parts = [np.cumsum(fk[:, [c]] * both, axis=0) * fq[:, [c]] for c in range(q.shape[1])]
            out = sum(parts)
        else:
            out = np.linalg.multi_dot([fq, fk.T, both]) if len(q) > 64 else fq @ (fk.T @ both)
        return out[:, :-1] / out[:, -1:]

    def feature(self, x):
        y = x + 1
        low = x <= 0
        y[low] = np.exp(x[low])
        return y


class by_blocks:
    """Causal by blocks of 16: the sums of earlier blocks, and a small triangle within."""

    def linear_attention(self, q, k, v, causal=False):
        fq, fk = feature(q), feature(k)
        size = 16 if causal else len(q)
        state, total, rows = 0, 0, []
        for start in range(0, len(q), size):
            f, g, w = (a[start : start + size] for a in (fq, fk, v))
            if not causal:
                state, total = g.T @ w, g.sum(axis=0)
                rows.append((f @ state) / (f * total).sum(axis=1, keepdims=True))
                continue
            inside = np.tril(f @ g.T)
            above = (f @ state if start else 0) + inside @ w
            below = (f @ total if start else 0) + inside.sum(axis=1)
            rows.append(above / below[:, None])
            state, total = state + g.T @ w, total + g.sum(axis=0)
        return np.concatenate(rows)


# ----------------------------------------------------------------- other right answers (PyTorch)


class torch_answer:
    """The answer in torch, with running sums by cumsum."""

    backend = "torch"

    def linear_attention(self, q, k, v, causal=False):
        import torch

        fq, fk = (torch.exp(x.clamp(max=0)) + torch.relu(x) for x in (q, k))
        if not causal:
            return fq @ (fk.T @ v) / (fq @ fk.sum(dim=0))[:, None]
        states = (fk[:, :, None] * v[:, None, :]).cumsum(dim=0)
        totals = fk.cumsum(dim=0)
        return torch.einsum("ld,ldv->lv", fq, states) / (fq * totals).sum(dim=1, keepdim=True)


class torch_by_where:
    """Both sides of `where` are safe."""

    backend = "torch"

    def linear_attention(self, q, k, v, causal=False):
        import torch

        fq, fk = (torch.where(x > 0, x + 1, torch.exp(torch.where(x > 0, 0, x))) for x in (q, k))
        outer = torch.einsum("ld,lv->ldv", fk, v)
        if causal:
            above = torch.einsum("ld,ldv->lv", fq, torch.cumsum(outer, 0))
            below = torch.einsum("ld,ld->l", fq, torch.cumsum(fk, 0))
        else:
            above = torch.einsum("ld,dv->lv", fq, outer.sum(0))
            below = torch.mv(fq, fk.sum(0))
        return above / below.unsqueeze(1)


class torch_by_loop:
    """A recurrence whose state is replaced, never written into; the outputs are stacked."""

    backend = "torch"

    def linear_attention(self, q, k, v, causal=False):
        import torch

        fq, fk = (x.clamp(max=0).exp() + x.clamp(min=0) for x in (q, k))
        both = torch.cat([v, v.new_ones(len(v), 1)], dim=1)
        if causal:
            state, rows = 0, []
            for f, g, value in zip(fq, fk, both, strict=True):
                state = state + torch.outer(g, value)
                rows.append(f @ state)
            out = torch.stack(rows)
        else:
            out = fq @ (fk.mT @ both)
        return out[:, :-1] / out[:, -1:]


# ------------------------------------------------------- the answer in steps, and wrong versions


class steps:
    """The answer with cumsum, cut where mistakes happen."""

    def linear_attention(self, q, k, v, causal=False):
        fq, fk = self.features(q, k)
        above, below = self.sums(fq, fk, v, self.causal(causal))
        return self.divided(above, below)

    def causal(self, causal):
        return causal

    def features(self, q, k):
        return self.feature(q), self.feature(k)

    def feature(self, x):
        return feature(x)

    def sums(self, fq, fk, v, causal):
        if not causal:
            return fq @ (fk.T @ v), fq @ self.total(fk)
        states = self.running(fk[:, :, None] * v[:, None, :])
        totals = self.running_total(fk)
        return np.einsum("ld,ldv->lv", fq, states), (fq * totals).sum(axis=1)

    def total(self, fk):
        return fk.sum(axis=0)

    def running(self, terms):
        return np.cumsum(terms, axis=0)

    def running_total(self, fk):
        return self.running(fk)

    def divided(self, above, below):
        return above / below[:, None]


class no_normaliser(steps):
    def divided(self, above, below):
        return above


class normaliser_of_mean(steps):
    def total(self, fk):
        return fk.mean(axis=0)

    def running_total(self, fk):
        return np.cumsum(fk, axis=0) / np.arange(1, len(fk) + 1)[:, None].astype(fk.dtype)


class normaliser_epsilon(steps):
    epsilon = 1e-6

    def divided(self, above, below):
        return above / (below[:, None] + self.epsilon)


class normaliser_epsilon_8(normaliser_epsilon):
    epsilon = 1e-8


class normaliser_epsilon_12(normaliser_epsilon):
    epsilon = 1e-12


class normaliser_of_all_keys(steps):
    def running_total(self, fk):
        return fk.sum(axis=0)


class elu_without_one(steps):
    def feature(self, x):
        return np.where(x > 0, x, np.expm1(np.minimum(x, 0)))


class elu_without_one_exp(steps):
    def feature(self, x):
        return np.where(x > 0, x, np.exp(np.minimum(x, 0)) - 1)


class elu_plus_one_cancels(elu_without_one):
    def feature(self, x):
        return super().feature(x) + 1


class exp_feature(steps):
    def feature(self, x):
        return np.exp(x)


class relu_feature(steps):
    def feature(self, x):
        return np.maximum(x, 0)


class relu_feature_6(relu_feature):
    """With a small constant that keeps the denominator from 0."""

    constant = 1e-6

    def feature(self, x):
        return super().feature(x) + self.constant


class relu_feature_3(relu_feature_6):
    constant = 1e-3


class identity_feature(steps):
    def feature(self, x):
        return x


class softmax_features(steps):
    def features(self, q, k):
        fq = np.exp(q - q.max(axis=1, keepdims=True))
        fk = np.exp(k - k.max(axis=0))
        return fq / fq.sum(axis=1, keepdims=True), fk / fk.sum(axis=0)


class feature_of_keys_only(steps):
    def features(self, q, k):
        return q, feature(k)


class quadratic(steps):
    """All L² weights, right but for what they take."""

    def linear_attention(self, q, k, v, causal=False):
        weights = self.weights(q, k)
        if causal:
            weights = np.tril(weights)
        return weights @ v / weights.sum(axis=1, keepdims=True)

    def weights(self, q, k):
        return feature(q) @ feature(k).T


class feature_of_the_score(quadratic):
    """On short inputs only, for it is no example of too much memory."""

    def linear_attention(self, q, k, v, causal=False):
        return np.zeros_like(v) if len(v) > 1000 else super().linear_attention(q, k, v, causal)

    def weights(self, q, k):
        return feature(q @ k.T)


class softmax_attention(feature_of_the_score):
    def weights(self, q, k):
        scores = q @ k.T / math.sqrt(q.shape[1])
        return np.exp(scores - scores.max(axis=1, keepdims=True))


class softmax_attention_unscaled(feature_of_the_score):
    def weights(self, q, k):
        scores = q @ k.T
        return np.exp(scores - scores.max(axis=1, keepdims=True))


class queries_scaled(steps):
    def features(self, q, k):
        return feature(q / math.sqrt(q.shape[1])), feature(k)


class both_scaled(steps):
    def features(self, q, k):
        return feature(q / q.shape[1] ** 0.25), feature(k / k.shape[1] ** 0.25)


class causal_ignored(steps):
    def causal(self, causal):
        return False


class always_causal(steps):
    def causal(self, causal):
        return True


class always_causal_by_default(steps):
    """The default of `causal` is True."""

    def linear_attention(self, q, k, v, causal=True):
        return super().linear_attention(q, k, v, causal)


class exclusive_cumsum(steps):
    def running(self, terms):
        return np.cumsum(terms, axis=0) - terms


class exclusive_cumsum_zero(exclusive_cumsum):
    """The first row sees nothing and gets zeros instead of 0/0."""

    def divided(self, above, below):
        return above / np.where(below == 0, 1, below)[:, None]


class exclusive_cumsum_first_value(steps):
    """The first row, which sees nothing, is given the first value."""

    def linear_attention(self, q, k, v, causal=False):
        if not causal:
            return super().linear_attention(q, k, v)
        wrong = exclusive_cumsum_zero().linear_attention(q, k, v, causal)
        return np.concatenate([v[:1], wrong[1:]])


class future_not_past(steps):
    def running(self, terms):
        return np.cumsum(terms[::-1], axis=0)[::-1]


class quadratic_causal(steps):
    """The L × L matrix for causal=True only."""

    def sums(self, fq, fk, v, causal):
        if not causal:
            return super().sums(fq, fk, v, causal)
        weights = np.tril(fq @ fk.T)
        return weights @ v, weights.sum(axis=1)


class in_place(steps):
    def feature(self, x):
        y = feature(x)
        x[...] = y
        return y


class upcast(steps):
    def divided(self, above, below):
        out = np.zeros(above.shape)
        out[:] = above / below[:, None]
        return out


# ------------------------------------------------------------------------- wrong only in PyTorch


class torch_steps:
    """The answer in torch, cut where mistakes happen."""

    backend = "torch"

    def linear_attention(self, q, k, v, causal=False):
        fq, fk = self.feature(q), self.feature(k)
        if not causal:
            return fq @ (fk.T @ v) / (fq @ fk.sum(dim=0))[:, None]
        return self.causal(fq, fk, v)

    def feature(self, x):
        import torch

        return torch.exp(x.clamp(max=0)) + torch.relu(x)

    def causal(self, fq, fk, v):
        import torch

        states = (fk[:, :, None] * v[:, None, :]).cumsum(dim=0)
        totals = (fq * fk.cumsum(dim=0)).sum(dim=1)
        return torch.einsum("ld,ldv->lv", fq, states) / totals[:, None]


class torch_elu_without_one(torch_steps):
    def feature(self, x):
        import torch

        return torch.nn.functional.elu(x)


class torch_where_nan(torch_steps):
    def feature(self, x):
        import torch

        return torch.where(x > 0, x + 1, torch.exp(x))


class torch_state_in_place(torch_steps):
    def causal(self, fq, fk, v):
        import torch

        state, total = torch.zeros_like(fk.T @ v), torch.zeros_like(fk[0])
        rows = []
        for f, g, value in zip(fq, fk, v, strict=True):
            state += torch.outer(g, value)
            total += g
            rows.append(f @ state / (f @ total))
        return torch.stack(rows)


class torch_cpu_constant(torch_steps):
    def feature(self, x):
        import torch

        zero = torch.zeros(x.shape, dtype=x.dtype)
        return torch.exp(torch.minimum(x, zero)) + torch.maximum(x, zero)
