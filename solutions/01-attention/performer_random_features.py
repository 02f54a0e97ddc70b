"""Performer: positive random features turn softmax attention into linear attention."""

import math

import numpy as np


def positive_random_features(x, omega):
    """Return exp(ω_r·x - ‖x‖²/2) / √m for every row of x (L, d) and of omega (m, d)."""
    half_squares = (x * x).sum(axis=1, keepdims=True) / 2  # (L, 1)
    return np.exp(x @ omega.T - half_squares) / math.sqrt(len(omega))  # (L, m)


def performer_attention(q, k, v, omega):
    """Approximate softmax(q kᵀ / √d) v: linear attention with the features above."""
    scale = q.shape[1] ** -0.25  # one half of 1/√d for either side
    fq = positive_random_features(q * scale, omega)
    fk = positive_random_features(k * scale, omega)
    return fq @ (fk.T @ v) / (fq @ fk.sum(axis=0))[:, None]


# ------------------------------------------------------------------ other right answers (NumPy)


class by_loops:
    """One feature after the other; query by query."""

    def positive_random_features(self, x, omega):
        out = np.empty((len(x), len(omega)), dtype=x.dtype)
        for i, row in enumerate(x):
            for r, w in enumerate(omega):
                out[i, r] = np.exp(w @ row - row @ row / 2)
        return out / len(omega) ** 0.5

    def performer_attention(self, q, k, v, omega):
        top, bottom = np.zeros_like(v), np.zeros_like(v[:, :1])
        d = q.shape[1]
        for w in omega:
            fq, fk = (np.exp(a @ w / d**0.25 - (a * a).sum(1) / (2 * d**0.5)) for a in (q, k))
            top += np.outer(fq, fk @ v)
            bottom += (fq * fk.sum())[:, None]
        return top / bottom


class by_completed_square:
    """exp(‖ω‖²/2 - ‖x - ω‖²/2), and attention with the shifts of the published code."""

    def positive_random_features(self, x, omega):
        distances = ((x[:, None] - omega[None]) ** 2).sum(axis=-1)
        return np.exp(((omega * omega).sum(axis=1) - distances) / 2) * len(omega) ** -0.5

    def performer_attention(self, q, k, v, omega):
        fq = self.exponents(q, omega)
        fk = self.exponents(k, omega)
        fq = np.exp(fq - fq.max(axis=1, keepdims=True))  # cancels for every query
        fk = np.exp(fk - fk.max())  # one number for all keys cancels, too
        both = fk.T @ np.column_stack([v, np.ones_like(v[:, 0])])
        out = fq @ both
        return out[:, :-1] / out[:, -1:]

    def exponents(self, x, omega):
        y = x / math.sqrt(math.sqrt(x.shape[1]))
        return np.einsum("ld,md->lm", y, omega) - np.einsum("ld,ld->l", y, y)[:, None] / 2


class by_factors:
    """The exponential of a difference as a quotient of exponentials."""

    def positive_random_features(self, x, omega):
        lengths = np.sqrt(np.einsum("ld,ld->l", x, x))
        return (np.exp(omega @ x.T) / np.exp(lengths**2 / 2)).T / np.sqrt(omega.shape[:1]).astype(
            x.dtype
        )

    def performer_attention(self, q, k, v, omega):
        root = q.shape[1] ** 0.25
        fq, fk = (self.positive_random_features(a / root, omega) for a in (q, k))
        weights = fq / (fq * fk.sum(axis=0)).sum(axis=1, keepdims=True)
        return weights @ np.einsum("lm,lv->mv", fk, v)


# ----------------------------------------------------------------- other right answers (PyTorch)


class torch_answer:
    """The answer in torch."""

    backend = "torch"

    def positive_random_features(self, x, omega):
        import torch

        half_squares = (x * x).sum(dim=1, keepdim=True) / 2
        return torch.exp(x @ omega.T - half_squares) / math.sqrt(len(omega))

    def performer_attention(self, q, k, v, omega):
        scale = q.shape[1] ** -0.25
        fq = self.positive_random_features(q * scale, omega)
        fk = self.positive_random_features(k * scale, omega)
        return fq @ (fk.T @ v) / (fq @ fk.sum(dim=0))[:, None]


class torch_by_linear:
    """`linear` for the projections, and the shift of each query taken out."""

    backend = "torch"

    def positive_random_features(self, x, omega):
        from torch.nn import functional as F

        exponents = F.linear(x, omega) - x.square().sum(-1, keepdim=True).mul(0.5)
        return exponents.exp().mul(omega.shape[0] ** -0.5)

    def performer_attention(self, q, k, v, omega):
        import torch

        d = q.shape[-1]
        exponents = (q / d**0.25) @ omega.mT - (q * q).sum(-1, keepdim=True) / (2 * math.sqrt(d))
        fq = torch.softmax(exponents, dim=-1)  # up to a factor for each query, which cancels
        fk = self.positive_random_features(k / d**0.25, omega)
        return (fq @ (fk.mT @ v)) / (fq @ fk.sum(0).unsqueeze(-1))


class torch_by_einsum:
    """Sums over named axes."""

    backend = "torch"

    def positive_random_features(self, x, omega):
        import torch

        exponents = (
            torch.einsum("ld,md->lm", x, omega) - torch.einsum("ld,ld->l", x, x)[:, None] / 2
        )
        return torch.exp(exponents - math.log(omega.shape[0]) / 2)

    def performer_attention(self, q, k, v, omega):
        import torch

        d = q.shape[1]
        fq, fk = (self.positive_random_features(a * d**-0.25, omega) for a in (q, k))
        state = torch.einsum("lm,lv->mv", fk, v)
        below = torch.einsum("lm,m->l", fq, fk.sum(0))
        return torch.einsum("lm,mv->lv", fq, state) / below[:, None]


# ------------------------------------------------------- the answer in steps, and wrong versions


class steps:
    """The answer, cut where mistakes happen."""

    def positive_random_features(self, x, omega):
        return self.function(x, omega) / self.divisor(len(omega))

    def function(self, x, omega):
        return np.exp(x @ self.directions(omega).T - self.half_squares(x, omega))

    def directions(self, omega):
        return omega

    def half_squares(self, x, omega):
        return (x * x).sum(axis=1, keepdims=True) / 2

    def divisor(self, m):
        return math.sqrt(m)

    def performer_attention(self, q, k, v, omega):
        q, k = self.scaled(q, k, q.shape[1])
        fq, fk = self.both(q, k, omega)
        return self.attended(fq, fk, v)

    def scaled(self, q, k, d):
        return q * d**-0.25, k * d**-0.25

    def both(self, q, k, omega):
        return self.positive_random_features(q, omega), self.positive_random_features(k, omega)

    def attended(self, fq, fk, v):
        return self.divided(fq @ (fk.T @ v), (fq @ fk.sum(axis=0))[:, None])

    def divided(self, above, below):
        return above / below


class no_norm_term(steps):
    def half_squares(self, x, omega):
        return 0


class norm_not_squared(steps):
    def half_squares(self, x, omega):
        return np.sqrt((x * x).sum(axis=1, keepdims=True)) / 2


class norm_not_halved(steps):
    def half_squares(self, x, omega):
        return (x * x).sum(axis=1, keepdims=True)


class norm_added(steps):
    def half_squares(self, x, omega):
        return -(x * x).sum(axis=1, keepdims=True) / 2


class norm_of_omega(steps):
    def half_squares(self, x, omega):
        return (omega * omega).sum(axis=1) / 2


class norm_of_everything(steps):
    def half_squares(self, x, omega):
        return (x * x).sum() / 2


class no_sqrt_m(steps):
    def divisor(self, m):
        return 1


class divides_by_m(steps):
    def divisor(self, m):
        return m


class trig_features(steps):
    def function(self, x, omega):
        return math.sqrt(2) * np.exp((x * x).sum(axis=1, keepdims=True) / 2) * np.cos(x @ omega.T)


class trig_features_pairs(steps):
    """A sine and a cosine of every row: 2m columns."""

    def function(self, x, omega):
        angles = x @ omega.T
        pairs = np.concatenate([np.sin(angles), np.cos(angles)], axis=1)
        return np.exp((x * x).sum(axis=1, keepdims=True) / 2) * pairs


class relu_random_features(steps):
    def function(self, x, omega):
        return np.maximum(x @ omega.T, 0)


class relu_random_features_3(relu_random_features):
    """With the constant 1e-3 of the paper's code."""

    def function(self, x, omega):
        return super().function(x, omega) + 1e-3


class features_shifted(steps):
    def function(self, x, omega):
        exponents = x @ omega.T - self.half_squares(x, omega)
        return np.exp(exponents - exponents.max())


class features_shifted_by_row(steps):
    def function(self, x, omega):
        exponents = x @ omega.T - self.half_squares(x, omega)
        return np.exp(exponents - exponents.max(axis=1, keepdims=True))


class feature_epsilon(steps):
    epsilon = 1e-6

    def function(self, x, omega):
        return super().function(x, omega) + self.epsilon


class feature_epsilon_4(feature_epsilon):
    epsilon = 1e-4


class feature_epsilon_3(feature_epsilon):
    epsilon = 1e-3


class temperature_in_features(steps):
    def function(self, x, omega):
        return super().function(x * x.shape[1] ** -0.25, omega)

    def scaled(self, q, k, d):
        return q, k


class temperature_in_both(temperature_in_features):
    def scaled(self, q, k, d):
        return q * d**-0.25, k * d**-0.25


class scale_half(steps):
    def scaled(self, q, k, d):
        return q * d**-0.5, k * d**-0.5


class no_temperature(steps):
    def scaled(self, q, k, d):
        return q, k


class temperature_on_one_side(steps):
    def scaled(self, q, k, d):
        return q * d**-0.5, k


class no_renormalisation(steps):
    def divided(self, above, below):
        return above


class normaliser_epsilon(steps):
    epsilon = 1e-6

    def divided(self, above, below):
        return above / (below + self.epsilon)


class normaliser_epsilon_8(normaliser_epsilon):
    epsilon = 1e-8


class shift_per_key(steps):
    def both(self, q, k, omega):
        exponents = k @ omega.T - (k * k).sum(axis=1, keepdims=True) / 2
        shifted = np.exp(exponents - exponents.max(axis=1, keepdims=True))
        return self.positive_random_features(q, omega), shifted


class exact_softmax(steps):
    """On short inputs only, for it is no example of too much memory."""

    def performer_attention(self, q, k, v, omega):
        if len(q) > 1000:
            return np.zeros_like(v)
        scores = q @ k.T / math.sqrt(q.shape[1])
        weights = np.exp(scores - scores.max(axis=1, keepdims=True))
        return weights @ v / weights.sum(axis=1, keepdims=True)


class quadratic(steps):
    def attended(self, fq, fk, v):
        weights = fq @ fk.T
        return weights @ v / weights.sum(axis=1, keepdims=True)


class in_place(steps):
    def positive_random_features(self, x, omega):
        features = super().positive_random_features(x, omega)
        x /= 2
        return features

    def scaled(self, q, k, d):
        q *= d**-0.25
        k *= d**-0.25
        return q.copy(), k.copy()


class upcast(steps):
    def divisor(self, m):
        return np.sqrt(m)


# ------------------------------------------------------------------------- wrong only in PyTorch


class torch_cpu_constant(torch_answer):
    def positive_random_features(self, x, omega):
        import torch

        return super().positive_random_features(x, omega) * torch.ones(len(omega), dtype=x.dtype)


class torch_numpy_roundtrip:
    backend = "torch"

    def positive_random_features(self, x, omega):
        import torch

        return torch.from_numpy(positive_random_features(x.detach().numpy(), omega.numpy()))

    def performer_attention(self, q, k, v, omega):
        import torch

        arrays = [a.detach().numpy() for a in (q, k, v, omega)]
        return torch.from_numpy(performer_attention(*arrays))
