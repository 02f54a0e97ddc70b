"""Cross-entropy with smoothed labels.

Szegedy et al. 2016 (Rethinking the Inception Architecture), section 7.
"""

import numpy as np


def label_smoothing_loss(logits, targets, eps):
    """Return the mean cross-entropy of (N, K) logits with targets (N,), smoothed by eps."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))  # (N, K)
    of_target = log_p[np.arange(len(targets)), targets]  # (N,)
    return -((1 - eps) * of_target + eps * log_p.mean(axis=1)).mean()


# --------------------------------------------------------------------------- correct as well


class by_distribution:
    """The target written out as a distribution."""

    def label_smoothing_loss(self, logits, targets, eps):
        n, k = logits.shape
        q = np.full_like(logits, eps / k)
        q[np.arange(n), targets] += 1 - eps
        log_p = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
        return -(q * log_p).sum() / n


class by_loops:
    """One sample and one class after the other."""

    def label_smoothing_loss(self, logits, targets, eps):
        total = 0.0
        n, k = logits.shape
        for row, y in zip(logits, targets, strict=True):
            top = max(row)
            log_sum = top + np.log(sum(np.exp(z - top) for z in row))
            for j in range(k):
                total += ((1 - eps) * (j == y) + eps / k) * (log_sum - row[j])
        return total / n


class by_einsum:
    """One-hot rows of an identity; log-sum-exp less the mean logit under the target."""

    def label_smoothing_loss(self, logits, targets, eps):
        k = logits.shape[1]
        q = (1 - eps) * np.eye(k, dtype=logits.dtype)[targets] + eps / k
        centred = logits - logits.max(axis=1)[:, None]
        log_sum = np.log(np.einsum("nk->n", np.exp(centred)))
        return np.mean(log_sum - np.einsum("nk,nk->n", q, centred))


class torch_answer:
    """The model answer in PyTorch."""

    backend = "torch"

    def label_smoothing_loss(self, logits, targets, eps):
        log_p = logits.log_softmax(dim=1)
        of_target = log_p.gather(1, targets[:, None]).squeeze(1)
        return -((1 - eps) * of_target + eps * log_p.mean(dim=1)).mean()


class torch_by_distribution:
    """The target written out by scatter."""

    backend = "torch"

    def label_smoothing_loss(self, logits, targets, eps):
        import torch

        n, k = logits.shape
        q = torch.full_like(logits, eps / k)
        q.scatter_add_(1, targets[:, None], torch.full_like(logits[:, :1], 1 - eps))
        log_p = logits - logits.logsumexp(dim=1, keepdim=True)
        return (q * -log_p).sum() / n


class torch_by_nll:
    """Two losses, mixed."""

    backend = "torch"

    def label_smoothing_loss(self, logits, targets, eps):
        import torch
        import torch.nn.functional as F

        log_p = F.log_softmax(logits, dim=-1)
        return torch.lerp(F.nll_loss(log_p, targets), -log_p.mean(), eps)


# --------------------------------------------------------------------------- the answer in steps


class steps:
    """The answer cut into steps."""

    def label_smoothing_loss(self, logits, targets, eps):
        q = self.target(logits, targets, eps)
        return self.averaged(-(q * self.log_p(logits, eps)))

    def target(self, logits, targets, eps):
        k = logits.shape[1]
        hard = np.eye(k, dtype=logits.dtype)[targets]
        return self.smoothed(hard, eps, k)

    def smoothed(self, hard, eps, k):
        return (1 - eps) * hard + eps / k

    def log_p(self, logits, eps):
        shifted = logits - logits.max(axis=1, keepdims=True)
        return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))

    def averaged(self, losses):
        return losses.sum(axis=1).mean()


class eps_over_k_minus_1(steps):
    def smoothed(self, hard, eps, k):
        return (1 - eps) * hard + eps / (k - 1) * (1 - hard)


class eps_on_top(steps):
    def smoothed(self, hard, eps, k):
        return hard + eps / k


class eps_not_shared(steps):
    def smoothed(self, hard, eps, k):
        return (1 - eps) * hard + eps


class smooth_probabilities(steps):
    def smoothed(self, hard, eps, k):
        return hard

    def log_p(self, logits, eps):
        p = np.exp(super().log_p(logits, eps))
        return np.log((1 - eps) * p + eps / logits.shape[1])


class kl_divergence(steps):
    def label_smoothing_loss(self, logits, targets, eps):
        q = self.target(logits, targets, eps)
        log_q = np.log(np.where(q > 0, q, 1))
        return self.averaged(q * (log_q - self.log_p(logits, eps)))


class eps_ignored(steps):
    def smoothed(self, hard, eps, k):
        return hard


class eps_is_confidence(steps):
    def smoothed(self, hard, eps, k):
        return eps * hard + (1 - eps) / k


class mean_over_classes(steps):
    def averaged(self, losses):
        return losses.mean()


class sum_over_batch(steps):
    def averaged(self, losses):
        return losses.sum()


class softmax_over_samples(steps):
    def log_p(self, logits, eps):
        return super().log_p(logits.T, eps).T


class exp_overflow(steps):
    def log_p(self, logits, eps):
        return np.log(np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True))


class log_of_clipped(steps):
    def log_p(self, logits, eps):
        return np.log(np.maximum(np.exp(super().log_p(logits, eps)), 1e-12))


class in_place(steps):
    def log_p(self, logits, eps):
        logits -= logits.max(axis=1, keepdims=True)
        return logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))


class torch_steps:
    """The steps in torch."""

    backend = "torch"

    def label_smoothing_loss(self, logits, targets, eps):
        q = self.target(logits, targets, eps)
        return -(q * self.log_p(logits)).sum(dim=1).mean()

    def target(self, logits, targets, eps):
        import torch.nn.functional as F

        k = logits.shape[1]
        return (1 - eps) * F.one_hot(targets, k).to(logits.dtype) + eps / k

    def log_p(self, logits):
        return logits.log_softmax(dim=1)


class torch_numpy_roundtrip(torch_steps):
    def log_p(self, logits):
        import torch

        z = logits.detach().numpy()
        return torch.from_numpy(z - np.logaddexp.reduce(z, axis=1, keepdims=True))


class torch_cpu_constant(torch_steps):
    def target(self, logits, targets, eps):
        import torch

        n, k = logits.shape
        q = torch.full((n, k), eps / k, dtype=logits.dtype)
        q[torch.arange(n), targets] += 1 - eps
        return q
