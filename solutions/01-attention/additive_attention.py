"""Additive attention: a small network scores every pair of a state and an annotation."""

import math

import numpy as np


def additive_attention(s, h, W_a, U_a, v_a):
    """Score e_ij = v_a · tanh(W_a s_i + U_a h_j), then average the annotations h_j.

    Parameters
    ----------
    s : array of shape (T_y, d_s)
        Decoder states, one for each word to be written.
    h : array of shape (T_x, d_h)
        Annotations of the source words.
    W_a, U_a, v_a : arrays of shape (d_a, d_s), (d_a, d_h) and (d_a,)
        The alignment model.

    Returns
    -------
    context : array of shape (T_y, d_h)
    alpha : array of shape (T_y, T_x)
        The weights, each row of which sums to 1.
    """
    of_states = s @ W_a.T  # (T_y, d_a)
    of_words = h @ U_a.T  # (T_x, d_a), the same for all states
    hidden = np.tanh(of_states[:, None, :] + of_words)  # (T_y, T_x, d_a): each state, each word
    scores = hidden @ v_a  # (T_y, T_x)

    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    alpha = weights / weights.sum(axis=1, keepdims=True)
    return alpha @ h, alpha


# ------------------------------------------------------------------ other right answers (NumPy)


class by_loops:
    """The formula as it stands, one pair after the other."""

    def additive_attention(self, s, h, W_a, U_a, v_a):
        alpha = np.zeros((len(s), len(h)), dtype=s.dtype)
        context = np.zeros((len(s), h.shape[1]), dtype=s.dtype)
        for i in range(len(s)):
            scores = [v_a.dot(np.tanh(W_a.dot(s[i]) + U_a.dot(h[j]))) for j in range(len(h))]
            top = max(scores)
            powers = [np.exp(score - top) for score in scores]
            for j in range(len(h)):
                alpha[i, j] = powers[j] / sum(powers)
                context[i] += alpha[i, j] * h[j]
        return context, alpha


class by_einsum:
    """tanh by exponentials of what is negative, and weights by log-sum-exp."""

    def additive_attention(self, s, h, W_a, U_a, v_a):
        z = np.einsum("ad,id->ia", W_a, s)[:, None] + np.einsum("ad,jd->ja", U_a, h)[None]
        power = np.exp(-2 * np.abs(z))
        hidden = np.sign(z) * (1 - power) / (1 + power)
        scores = np.einsum("a,ija->ij", v_a, hidden)
        alpha = np.exp(scores - np.logaddexp.reduce(scores, axis=1)[:, None])
        return np.einsum("ij,jd->id", alpha, h), alpha


class by_concatenation:
    """One matrix [W_a U_a] over each pair (s_i, h_j), as the paper draws it; state by state."""

    def additive_attention(self, s, h, W_a, U_a, v_a):
        both = np.concatenate([W_a, U_a], axis=1)
        rows = [self.weights(state, h, both, v_a) for state in s]
        alpha = np.stack(rows)
        return np.stack([(row[:, None] * h).sum(axis=0) for row in rows]), alpha

    def weights(self, state, h, both, v_a):
        pairs = np.concatenate([np.broadcast_to(state, (len(h), len(state))), h], axis=1)
        scores = np.matmul(v_a[None], np.tanh(both @ pairs.T))[0]
        powers = np.exp(scores - np.max(scores))
        return powers / powers.sum()


# ----------------------------------------------------------------- other right answers (PyTorch)


class torch_answer:
    """The model answer in PyTorch."""

    backend = "torch"

    def additive_attention(self, s, h, W_a, U_a, v_a):
        import torch

        hidden = torch.tanh((s @ W_a.T).unsqueeze(1) + (h @ U_a.T).unsqueeze(0))
        alpha = torch.softmax(hidden @ v_a, dim=-1)
        return alpha @ h, alpha


class torch_by_linear:
    """Library layers; scores with a last axis of size 1, as modules write them."""

    backend = "torch"

    def additive_attention(self, s, h, W_a, U_a, v_a):
        import torch
        from torch.nn import functional as F

        query, keys = F.linear(s, W_a)[:, None], F.linear(h, U_a)[None]
        energy = F.linear(torch.tanh(query + keys), v_a[None]).squeeze(-1)
        alpha = F.softmax(energy, dim=1)
        return torch.bmm(alpha[None], h[None])[0], alpha


class torch_by_states:
    """One state at a time, in a stack."""

    backend = "torch"

    def additive_attention(self, s, h, W_a, U_a, v_a):
        import torch

        keys = torch.einsum("ad,jd->aj", U_a, h)  # (d_a, T_x)
        rows = []
        for state in s:
            energy = v_a @ torch.tanh((W_a @ state)[:, None] + keys)
            rows.append((energy - energy.logsumexp(0)).exp())
        alpha = torch.stack(rows)
        return (alpha[:, :, None] * h).sum(1), alpha


# ------------------------------------------------------- the answer in steps, and wrong versions


class steps:
    """The model answer, cut where mistakes happen."""

    axis = 1

    def additive_attention(self, s, h, W_a, U_a, v_a):
        hidden = self.hidden(self.of_states(s, W_a), self.of_words(h, U_a))
        alpha = self.softmax(self.scaled(self.scores(hidden, v_a), v_a))
        return self.results(self.context(alpha, s, h, U_a), alpha)

    def of_states(self, s, W_a):
        return (s @ W_a.T)[:, None]

    def of_words(self, h, U_a):
        return (h @ U_a.T)[None]

    def hidden(self, of_states, of_words):
        return self.activation(of_states + of_words)

    def activation(self, z):
        return np.tanh(z)

    def scores(self, hidden, v_a):
        return hidden @ v_a

    def scaled(self, scores, v_a):
        return scores

    def softmax(self, scores):
        powers = np.exp(scores - self.top(scores))
        return powers / self.total(powers)

    def top(self, scores):
        return scores.max(axis=self.axis, keepdims=True)

    def total(self, powers):
        return powers.sum(axis=self.axis, keepdims=True)

    def context(self, alpha, s, h, U_a):
        return alpha @ h

    def results(self, context, alpha):
        return context, alpha


class no_tanh(steps):
    def activation(self, z):
        return z


class other_activation(steps):
    """A sigmoid."""

    def activation(self, z):
        return 1 / (1 + np.exp(-np.clip(z, -80, 80)))


class other_activation_relu(steps):
    def activation(self, z):
        return np.maximum(z, 0)


class v_before_tanh(steps):
    def activation(self, z):
        return z

    def scores(self, hidden, v_a):
        return np.tanh(hidden @ v_a)


class product_not_sum(steps):
    def hidden(self, of_states, of_words):
        return self.activation(of_states * of_words)


class scores_over_states(steps):
    axis = 0


class sum_over_everything(steps):
    def total(self, powers):
        return powers.sum()


class mean_context(steps):
    def context(self, alpha, s, h, U_a):
        return alpha @ h / len(h)


class same_alpha_all_steps(steps):
    def of_states(self, s, W_a):
        return self.repeated(s, W_a, 0)

    def repeated(self, s, W_a, which):
        row = s[which] @ W_a.T
        return np.stack([row] * len(s))[:, None]


class same_alpha_last_step(same_alpha_all_steps):
    def of_states(self, s, W_a):
        return self.repeated(s, W_a, -1)


class scores_scaled(steps):
    def scaled(self, scores, v_a):
        return scores / math.sqrt(len(v_a))


class weights_transposed(steps):
    def of_states(self, s, W_a):
        return (s @ W_a)[:, None]

    def of_words(self, h, U_a):
        return (h @ U_a)[None]


class context_of_hidden(steps):
    """The mean of U_a h_j instead of h_j."""

    def context(self, alpha, s, h, U_a):
        return alpha @ (h @ U_a.T)


class context_of_states(steps):
    def context(self, alpha, s, h, U_a):
        return alpha @ s


class results_swapped(steps):
    def results(self, context, alpha):
        return alpha, context


class scores_for_weights(steps):
    """Scores are returned beside a right context."""

    def softmax(self, scores):
        self.kept = scores
        return super().softmax(scores)

    def results(self, context, alpha):
        return context, self.kept


class scores_for_weights_only(steps):
    """No softmax at all."""

    def softmax(self, scores):
        return scores


class sum_without_weights(steps):
    def context(self, alpha, s, h, U_a):
        return np.ones_like(alpha) @ h


class no_shift(steps):
    def top(self, scores):
        return 0


class global_max(steps):
    def top(self, scores):
        return scores.max()


class in_place(steps):
    def context(self, alpha, s, h, U_a):
        h -= h.mean(axis=0)
        return alpha @ h


class in_place_tanh(steps):
    def of_words(self, h, U_a):
        U_a *= 2
        return (h @ U_a.T)[None] / 2


class upcast(steps):
    def results(self, context, alpha):
        return context.astype(np.float64), alpha.astype(np.float64)


# ------------------------------------------------------------------------- wrong only in PyTorch


class torch_steps:
    """The model answer in PyTorch, cut where mistakes happen."""

    backend = "torch"

    def additive_attention(self, s, h, W_a, U_a, v_a):
        import torch

        hidden = torch.tanh(self.projected(s, W_a)[:, None] + self.projected(h, U_a)[None])
        alpha = self.softmax(hidden @ v_a)
        return alpha @ self.values(s, h), alpha

    def projected(self, rows, weights):
        return rows @ weights.T

    def softmax(self, scores):
        return scores.softmax(dim=-1)

    def values(self, s, h):
        return h


class torch_weights_transposed(torch_steps):
    """Like `weights_transposed`, but the error of shapes that do not fit is torch's."""

    def projected(self, rows, weights):
        return rows @ weights


class torch_context_of_states(torch_steps):
    def values(self, s, h):
        return s


class torch_weights_detached(torch_steps):
    def softmax(self, scores):
        return super().softmax(scores).detach()


class torch_cpu_constant(torch_steps):
    def softmax(self, scores):
        import torch

        scores = scores - scores.amax(1, keepdim=True)
        return (scores + torch.zeros(scores.shape, dtype=scores.dtype)).softmax(dim=-1)


class torch_numpy_roundtrip:
    """Right numbers, but the autograd graph ends at `.numpy()`."""

    backend = "torch"

    def additive_attention(self, s, h, W_a, U_a, v_a):
        import torch

        arrays = (a.detach().double().numpy() for a in (s, h, W_a, U_a, v_a))
        return tuple(torch.from_numpy(a).to(s.dtype) for a in additive_attention(*arrays))
