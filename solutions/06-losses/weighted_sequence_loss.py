"""The weighted cross-entropy of padded sequences.

As sequence_loss_by_example of TensorFlow 1, averaged over the tokens of a whole batch.
"""

import numpy as np


def sequence_loss(logits, targets, weights):
    """Return the weighted mean cross-entropy: (B, L, V), (B, L), (B, L) -> one number."""
    total = weights.sum()
    if total == 0:
        return 0.0
    shifted = logits - logits.max(axis=-1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))  # (B, L, V)
    of_target = np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]  # (B, L)
    return -(weights * of_target).sum() / total


# --------------------------------------------------------------------------- correct as well


class by_loops:
    """One token after the other."""

    def sequence_loss(self, logits, targets, weights):
        loss = count = 0.0
        for sentence, words, shares in zip(logits, targets, weights, strict=True):
            for z, y, w in zip(sentence, words, shares, strict=True):
                loss = loss + w * (np.logaddexp.reduce(z) - z[y])
                count = count + w
        return loss / count if count > 0 else 0.0


class by_rows:
    """All tokens in one matrix; those of weight 0 are dropped first."""

    def sequence_loss(self, logits, targets, weights):
        kept = weights > 0
        z, y, w = logits[kept], targets[kept], weights[kept]
        if len(y) == 0:
            return 0.0
        log_sum = z.max(1) + np.log(np.exp(z - z.max(1)[:, None]).sum(1))
        losses = log_sum - z[np.arange(len(y)), y]
        return np.average(losses, weights=w)


class by_one_hot:
    """One-hot targets, and a divisor of 1 where there is no weight."""

    def sequence_loss(self, logits, targets, weights):
        hard = targets[..., None] == np.arange(logits.shape[-1])
        gap = logits.max(-1, keepdims=True) - logits  # how far below the largest
        losses = (hard * gap).sum(-1) + np.log(np.exp(-gap).sum(-1))
        total = weights.sum()
        return (losses * weights).sum() / np.where(total == 0, 1, total)


class torch_answer:
    """The model answer in PyTorch."""

    backend = "torch"

    def sequence_loss(self, logits, targets, weights):
        log_p = logits.log_softmax(dim=-1)
        losses = -log_p.gather(-1, targets.unsqueeze(-1)).squeeze(-1)
        total = weights.sum()
        return (weights * losses).sum() / (total if total > 0 else 1)


class torch_by_cross_entropy:
    """The library's loss of each token."""

    backend = "torch"

    def sequence_loss(self, logits, targets, weights):
        import torch
        import torch.nn.functional as F

        losses = F.cross_entropy(logits.flatten(0, 1), targets.flatten(), reduction="none")
        total = weights.sum()
        weighted = torch.dot(losses, weights.flatten())
        return weighted / torch.where(total == 0, torch.ones_like(total), total)


class torch_by_shares:
    """Weights become shares of the whole first."""

    backend = "torch"

    def sequence_loss(self, logits, targets, weights):
        import torch

        shares = weights / weights.sum() if bool((weights > 0).any()) else weights
        picked = torch.take_along_dim(logits, targets[..., None], dim=-1)[..., 0]
        return (shares * (logits.logsumexp(-1) - picked)).sum()


# --------------------------------------------------------------------------- the answer in steps


class steps:
    """The answer cut into steps."""

    def sequence_loss(self, logits, targets, weights):
        log_p = self.log_p(self.prepared(logits, weights))
        losses = self.losses(np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0])
        return self.averaged(losses, self.counted(weights))

    def prepared(self, logits, weights):
        return logits

    def log_p(self, logits):
        shifted = logits - logits.max(axis=-1, keepdims=True)
        return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))

    def losses(self, log_p):
        return -log_p

    def counted(self, weights):
        return weights

    def averaged(self, losses, weights):
        total = self.total(weights)
        return (weights * losses).sum() / total if total > 0 else 0.0

    def total(self, weights):
        return weights.sum()


class divide_by_count(steps):
    def total(self, weights):
        return weights.size


class divide_by_tokens(steps):
    def total(self, weights):
        return (weights > 0).sum()


class mean_of_sentence_means(steps):
    def averaged(self, losses, weights):
        totals = weights.sum(axis=1)
        means = (weights * losses).sum(axis=1) / np.where(totals == 0, 1, totals)
        return means.mean()


class no_weights(steps):
    def counted(self, weights):
        return np.ones_like(weights)


class no_weights_but_padding(no_weights):
    """0 for a batch of padding, as the statement says."""

    def averaged(self, losses, weights):
        return losses.mean()

    def sequence_loss(self, logits, targets, weights):
        return super().sequence_loss(logits, targets, weights) if weights.any() else 0.0


class mask_instead_of_weights(steps):
    def counted(self, weights):
        return (weights > 0).astype(weights.dtype)


class weighted_logits(steps):
    def prepared(self, logits, weights):
        return weights[..., None] * logits

    def averaged(self, losses, weights):
        return losses.mean()


class softmax_twice(steps):
    def prepared(self, logits, weights):
        return np.exp(super().log_p(logits))


class sum_not_mean(steps):
    def total(self, weights):
        return 1


class log2(steps):
    def losses(self, log_p):
        return -log_p / np.log(log_p.dtype.type(2))


class softmax_over_time(steps):
    def log_p(self, logits):
        return np.swapaxes(super().log_p(np.swapaxes(logits, 1, 2)), 1, 2)


class probability_not_loss(steps):
    def losses(self, log_p):
        return 1 - np.exp(log_p)


class all_padding_nan(steps):
    def averaged(self, losses, weights):
        return (weights * losses).sum() / weights.sum()


class added_constant(steps):
    eps = 1e-6

    def total(self, weights):
        return weights.sum() + self.eps


class added_8(added_constant):
    eps = 1e-8


class added_12(added_constant):
    """As TensorFlow 1 has it."""

    eps = 1e-12


class exp_overflow(steps):
    def log_p(self, logits):
        return logits - np.log(np.exp(logits).sum(axis=-1, keepdims=True))


class log_of_clipped(steps):
    def log_p(self, logits):
        return np.log(np.maximum(np.exp(super().log_p(logits)), 1e-12))


class log_shifted_8(steps):
    """The constant is added."""

    eps = 1e-8

    def log_p(self, logits):
        return np.log(np.exp(super().log_p(logits)) + self.eps)


class log_shifted_9(log_shifted_8):
    eps = 1e-9


class log_shifted_10(log_shifted_8):
    eps = 1e-10


class log_shifted_12(log_shifted_8):
    eps = 1e-12


class in_place(steps):
    def log_p(self, logits):
        logits -= logits.max(axis=-1, keepdims=True)
        return logits - np.log(np.exp(logits).sum(axis=-1, keepdims=True))


class torch_steps:
    """The steps in torch."""

    backend = "torch"

    def sequence_loss(self, logits, targets, weights):
        total = weights.sum()
        losses = -self.log_p(logits).gather(-1, targets[..., None]).squeeze(-1)
        return self.weighted(losses, weights).sum() / (total if total > 0 else 1)

    def log_p(self, logits):
        return logits.log_softmax(dim=-1)

    def weighted(self, losses, weights):
        return losses * weights


class torch_numpy_roundtrip(torch_steps):
    def log_p(self, logits):
        import torch

        z = logits.detach().numpy()
        return torch.from_numpy(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))


class torch_cpu_constant(torch_steps):
    def weighted(self, losses, weights):
        import torch

        zero = torch.zeros(weights.shape, dtype=losses.dtype)
        return torch.where(weights > 0, losses * weights, zero)
