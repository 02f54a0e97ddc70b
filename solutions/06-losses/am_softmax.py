"""Additive-margin softmax. Wang et al. 2018, eq. (6)."""

import numpy as np


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    """Return the mean cross-entropy of scaled cosines, with a margin for the true class."""
    x = x / np.sqrt((x * x).sum(axis=1, keepdims=True))
    W = W / np.sqrt((W * W).sum(axis=0, keepdims=True))
    rows = np.arange(len(y))

    logits = s * (x @ W)  # (N, K)
    logits[rows, y] -= s * m
    logits = logits - logits.max(axis=1, keepdims=True)  # so that exp cannot overflow
    return np.mean(np.log(np.exp(logits).sum(axis=1)) - logits[rows, y])


# --------------------------------------------------------------------------- correct as well


class by_loops:
    """One sample and one class after the other; loss = ln(1 + sum of e^(t_k - t_y))."""

    def am_softmax_loss(self, x, W, y, s=30.0, m=0.35):
        total = 0 * x[0, 0]
        for row, label in zip(x, y, strict=True):
            cosines = [row @ w / np.linalg.norm(row) / np.linalg.norm(w) for w in W.T]
            mine = s * (cosines[label] - m)
            others = [s * cosines[k] - mine for k in range(len(cosines)) if k != label]
            top = max(0 * mine, *others)
            total = total + top + np.log(sum(np.exp(t - top) for t in others) + np.exp(-top))
        return total / len(y)


class by_one_hot:
    """The margin as a one-hot matrix, the logarithm folded by logaddexp."""

    def am_softmax_loss(self, x, W, y, s=30.0, m=0.35):
        target = (y[:, None] == np.arange(W.shape[1])).astype(x.dtype)
        lengths = np.linalg.norm(x, axis=1)[:, None] * np.linalg.norm(W, axis=0)[None, :]
        logits = s * (np.einsum("nd,dk->nk", x, W) / lengths - m * target)
        return np.mean(np.logaddexp.reduce(logits, axis=1) - (target * logits).sum(axis=1))


class by_raised_others:
    """The margin is added to all other classes instead, which a softmax cannot tell apart."""

    def am_softmax_loss(self, x, W, y, s=30.0, m=0.35):
        features = (x.T / np.sqrt(np.einsum("nd,nd->n", x, x))).T
        classes = W.T / np.linalg.norm(W.T, axis=1, keepdims=True)
        cosines = features @ classes.T
        raised = cosines + m
        for i, label in enumerate(y):
            raised[i, label] = cosines[i, label]
        gaps = s * (raised - np.take_along_axis(cosines, y[:, None], 1))
        top = gaps.max(1)
        return (top + np.log(np.exp(gaps - top[:, None]).sum(1))).sum() / len(y)


class torch_answer:
    """The library's cross-entropy of the cosines."""

    backend = "torch"

    def am_softmax_loss(self, x, W, y, s=30.0, m=0.35):
        import torch.nn.functional as F

        cosines = F.normalize(x, dim=1) @ F.normalize(W, dim=0)
        margin = m * F.one_hot(y, W.shape[1]).to(x.dtype)
        return F.cross_entropy(s * (cosines - margin), y)


class torch_logsumexp:
    """By hand, as in the formula."""

    backend = "torch"

    def am_softmax_loss(self, x, W, y, s=30.0, m=0.35):
        import torch

        x = x / x.norm(dim=1, keepdim=True)
        W = W / W.norm(dim=0, keepdim=True)
        cosines = x.mm(W)
        mine = s * (cosines.gather(1, y[:, None]) - m)
        logits = (s * cosines).scatter(1, y[:, None], mine)
        return (torch.logsumexp(logits, dim=1) - mine[:, 0]).mean()


class torch_similarity:
    """Cosines by cosine_similarity, one row and column at a time."""

    backend = "torch"

    def am_softmax_loss(self, x, W, y, s=30.0, m=0.35):
        import torch

        x = x / x.pow(2).sum(1, keepdim=True).sqrt()
        W = W / W.pow(2).sum(0, keepdim=True).sqrt()
        cosines = torch.cosine_similarity(x[:, :, None], W[None], dim=1)
        classes = torch.arange(W.shape[1], device=y.device)
        logits = torch.where(classes == y[:, None], cosines - m, cosines) * s
        return torch.nn.functional.nll_loss(logits.log_softmax(1), y)


# --------------------------------------------------------------------------- the answer in steps


class steps:
    """The answer cut into steps."""

    def am_softmax_loss(self, x, W, y, s=30.0, m=0.35):
        s, m = self.settings(s, m)
        cosines = self.features(x) @ self.classes(W)
        logits = self.logits(cosines, self.true(cosines, y), s, m)
        return self.over_samples(self.losses(logits, self.true(cosines, y), s * cosines))

    def settings(self, s, m):
        return s, m

    def features(self, x):
        return x / self.length(x, 1)

    def classes(self, W):
        return W / self.length(W, 0)

    def length(self, a, axis):
        return np.sqrt((a * a).sum(axis=axis, keepdims=True))

    def true(self, cosines, y):
        return np.arange(cosines.shape[1]) == y[:, None]

    def logits(self, cosines, true, s, m):
        return np.where(true, s * (cosines - m), s * cosines)

    def losses(self, logits, true, plain):
        """Of every sample; plain are the logits without a margin."""
        top = logits.max(axis=1)
        total = np.log(np.exp(logits - top[:, None]).sum(axis=1)) + top
        return total - logits[true]

    def over_samples(self, losses):
        return losses.mean()


class margin_added(steps):
    def logits(self, cosines, true, s, m):
        return np.where(true, s * (cosines + m), s * cosines)


class margin_everywhere(steps):
    def logits(self, cosines, true, s, m):
        return s * (cosines - m)


class margin_unscaled(steps):
    def logits(self, cosines, true, s, m):
        return np.where(true, s * cosines - m, s * cosines)


class margin_other_classes(steps):
    def logits(self, cosines, true, s, m):
        return np.where(true, s * (cosines + m), s * (cosines - m))


class margin_in_numerator_only(steps):
    def losses(self, logits, true, plain):
        top = plain.max(axis=1)
        return np.log(np.exp(plain - top[:, None]).sum(axis=1)) + top - logits[true]


class arcface(steps):
    def logits(self, cosines, true, s, m):
        return np.where(true, s * np.cos(np.arccos(cosines.clip(-1, 1)) + m), s * cosines)


class arcface_clipped(steps):
    """With a guard that keeps arccos away from its ends."""

    def logits(self, cosines, true, s, m):
        angle = np.arccos(np.clip(cosines, -1 + 1e-7, 1 - 1e-7))
        return np.where(true, s * np.cos(angle + m), s * cosines)


class margin_multiplied(steps):
    def logits(self, cosines, true, s, m):
        return np.where(true, s * m * cosines, s * cosines)


class x_not_normalised(steps):
    def features(self, x):
        return x


class w_not_normalised(steps):
    def classes(self, W):
        return W


class wrong_axis_normalised(steps):
    def length(self, a, axis):
        return np.sqrt((a * a).sum(axis=1 - axis, keepdims=True))


class rows_of_w(steps):
    def classes(self, W):
        return W / self.length(W, 1)


class columns_of_x(steps):
    def features(self, x):
        return x / self.length(x, 0)


class normalised_as_a_whole(steps):
    def length(self, a, axis):
        return np.sqrt((a * a).sum())


class length_squared(steps):
    def length(self, a, axis):
        return (a * a).sum(axis=axis, keepdims=True)


class scale_forgotten(steps):
    def settings(self, s, m):
        return 1.0, m


class fixed_scale_and_margin(steps):
    def settings(self, s, m):
        return 30.0, 0.35


class fixed_scale(steps):
    def settings(self, s, m):
        return 30.0, m


class fixed_margin(steps):
    def settings(self, s, m):
        return s, 0.35


class true_class_not_in_sum(steps):
    def losses(self, logits, true, plain):
        others = np.where(true, -np.inf, logits)
        top = others.max(axis=1)
        return np.log(np.exp(others - top[:, None]).sum(axis=1)) + top - logits[true]


class sum_over_batch(steps):
    def over_samples(self, losses):
        return losses.sum()


class softmax_over_samples(steps):
    def losses(self, logits, true, plain):
        top = logits.max(axis=0)
        total = np.log(np.exp(logits - top).sum(axis=0)) + top
        return (total - logits)[true]


class exp_overflow(steps):
    def losses(self, logits, true, plain):
        with np.errstate(all="ignore"):
            p = np.exp(logits)
            return -np.log(p[true] / p.sum(axis=1))


class exp_overflow_of_the_sum(steps):
    """Infinite, where a quotient of two infinities is nan."""

    def losses(self, logits, true, plain):
        with np.errstate(all="ignore"):
            return np.log(np.exp(logits).sum(axis=1)) - logits[true]


class log_of_clipped(steps):
    eps = 1e-12

    def losses(self, logits, true, plain):
        return -np.log(np.maximum(self.probability(logits)[true], self.eps))

    def probability(self, logits):
        p = np.exp(logits - logits.max(axis=1, keepdims=True))
        return p / p.sum(axis=1, keepdims=True)


class log_clipped_8(log_of_clipped):
    eps = 1e-8


class log_clipped_7(log_of_clipped):
    eps = 1e-7


class log_shifted_12(log_of_clipped):
    """The constant is added."""

    def losses(self, logits, true, plain):
        return -np.log(self.probability(logits)[true] + self.eps)


class log_shifted_8(log_shifted_12):
    eps = 1e-8


class log_shifted_7(log_shifted_12):
    eps = 1e-7


class log_shifted_6(log_shifted_12):
    eps = 1e-6


class added_constant(steps):
    eps = 1e-12

    def length(self, a, axis):
        return np.sqrt((a * a).sum(axis=axis, keepdims=True)) + self.eps


class added_10(added_constant):
    eps = 1e-10


class added_8(added_constant):
    eps = 1e-8


class added_7(added_constant):
    eps = 1e-7


class added_6(added_constant):
    eps = 1e-6


class under_root_12(added_constant):
    """Below the root."""

    def length(self, a, axis):
        return np.sqrt((a * a).sum(axis=axis, keepdims=True) + self.eps)


class under_root_10(under_root_12):
    eps = 1e-10


class under_root_8(under_root_12):
    eps = 1e-8


class in_place(steps):
    def features(self, x):
        x /= self.length(x, 1)
        return x


class torch_steps:
    """The steps in torch."""

    backend = "torch"

    def am_softmax_loss(self, x, W, y, s=30.0, m=0.35):
        x = x / x.norm(dim=1, keepdim=True)
        cosines = x @ (W / W.norm(dim=0, keepdim=True))
        true = self.numbers(W) == y[:, None]
        return self.total(self.margins(cosines, true, s, m), true).mean()

    def margins(self, cosines, true, s, m):
        import torch

        return torch.where(true, cosines - m, cosines) * s

    def numbers(self, W):
        import torch

        return torch.arange(W.shape[1], device=W.device)

    def total(self, logits, true):
        import torch

        return torch.logsumexp(logits, dim=1) - logits[true]


class torch_float32_margin(torch_steps):
    """m times integers is float32."""

    def margins(self, cosines, true, s, m):
        return s * (cosines - m * true.long())


class torch_float32_scaled(torch_steps):
    """s m times integers is float32."""

    def margins(self, cosines, true, s, m):
        return s * cosines - s * m * true.long()


class torch_numpy_roundtrip(torch_steps):
    def total(self, logits, true):
        import torch

        total = np.logaddexp.reduce(logits.detach().numpy(), axis=1)
        return torch.from_numpy(total) - logits[true]


class torch_cpu_constant(torch_steps):
    def numbers(self, W):
        import torch

        return torch.arange(W.shape[1])
