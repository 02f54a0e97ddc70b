"""Stable softmax and log-softmax."""

import functools
import math

import numpy as np


def softmax(x, axis=-1):
    """Return weights exp(xᵢ) / Σⱼ exp(xⱼ), which are positive and sum to 1 along `axis`.

    A number c that is subtracted from all logits cancels in the fraction, so c may be the maximum.
    """
    top = x.max(axis=axis, keepdims=True)  # one per slice, on an axis of length 1
    weights = np.exp(x - top)  # the largest exponent is 0: nothing overflows
    return weights / weights.sum(axis=axis, keepdims=True)  # a sum of at least 1


def log_softmax(x, axis=-1):
    """Return xᵢ - log Σⱼ exp(xⱼ) along `axis`, right even where the weight underflows to 0."""
    shifted = x - x.max(axis=axis, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))  # never log(0)


# ------------------------------------------------------------------ other right answers (NumPy)


class by_loops:
    """One slice at a time, one number at a time."""

    def softmax(self, x, axis=-1):
        def one_slice(logits):
            top = max(logits)
            weights = [np.exp(logit - top) for logit in logits]
            total = sum(weights)
            return [weight / total for weight in weights]

        return np.apply_along_axis(one_slice, axis, x)

    def log_softmax(self, x, axis=-1):
        def one_slice(logits):
            top = max(logits)
            log_total = top + np.log(sum(np.exp(logit - top) for logit in logits))
            return [logit - log_total for logit in logits]

        return np.apply_along_axis(one_slice, axis, x)


class by_logaddexp:
    """Logarithms first: log(e^a + e^b) is a stable building block of its own."""

    def softmax(self, x, axis=-1):
        return np.exp(x - np.logaddexp.reduce(x, axis=axis, keepdims=True))

    def log_softmax(self, x, axis=-1):
        return x - np.logaddexp.reduce(x, axis=axis, keepdims=True)


class by_streaming:
    """One pass with a running maximum and a running sum (Milakov and Gimelshein 2018)."""

    def running(self, x, axis):
        logits = np.moveaxis(x, axis, 0)
        top = np.full_like(logits[0], np.finfo(x.dtype).min)
        total = np.zeros_like(top)
        for logit in logits:
            new_top = np.maximum(top, logit)
            total = total * np.exp(top - new_top) + np.exp(logit - new_top)
            top = new_top
        return np.expand_dims(top, axis), np.expand_dims(total, axis)

    def softmax(self, x, axis=-1):
        top, total = self.running(x, axis)
        return np.exp(x - top) / total

    def log_softmax(self, x, axis=-1):
        top, total = self.running(x, axis)
        return (x - top) - np.log(total)


class by_powers_of_two:
    """Base 2 instead of e, and the sum taken from the smallest weight upwards."""

    def softmax(self, x, axis=-1):
        weights = np.exp2((x - np.amax(x, axis, keepdims=True)) * math.log2(math.e))
        return weights / np.sort(weights, axis).sum(axis, keepdims=True)

    def log_softmax(self, x, axis=-1):
        bits = (x - np.amax(x, axis, keepdims=True)) * math.log2(math.e)
        return (bits - np.log2(np.exp2(bits).sum(axis, keepdims=True))) * math.log(2)


# ----------------------------------------------------------------- other right answers (PyTorch)


class torch_answer:
    """The model answer in PyTorch."""

    backend = "torch"

    def softmax(self, x, axis=-1):
        weights = (x - x.amax(dim=axis, keepdim=True)).exp()
        return weights / weights.sum(dim=axis, keepdim=True)

    def log_softmax(self, x, axis=-1):
        shifted = x - x.amax(dim=axis, keepdim=True)
        return shifted - shifted.exp().sum(dim=axis, keepdim=True).log()


class torch_by_unbind:
    """A Python list of slices, put together again at the end."""

    backend = "torch"

    def logits_and_top(self, x, axis):
        import torch

        logits = x.unbind(axis)
        return logits, functools.reduce(torch.maximum, logits).detach()

    def softmax(self, x, axis=-1):
        import torch

        logits, top = self.logits_and_top(x, axis)
        weights = [torch.exp(logit - top) for logit in logits]
        total = sum(weights)
        return torch.stack([weight / total for weight in weights], dim=axis)

    def log_softmax(self, x, axis=-1):
        import torch

        logits, top = self.logits_and_top(x, axis)
        log_total = torch.log(sum(torch.exp(logit - top) for logit in logits))
        return torch.stack([(logit - top) - log_total for logit in logits], dim=axis)


# ------------------------------------------------------- the answer in steps, and wrong versions


class steps:
    """The model answer, cut where mistakes happen."""

    default_axis = -1

    def softmax(self, x, axis=None):
        return self.finished(self.weights(x, self.along(axis)))

    def log_softmax(self, x, axis=None):
        return self.finished(self.log_weights(x, self.along(axis)))

    def along(self, axis):
        return self.default_axis if axis is None else axis

    def top(self, x, axis):
        return x.max(axis=axis, keepdims=True)

    def shifted(self, x, axis):
        return x - self.top(x, axis)

    def total(self, weights, axis):
        return weights.sum(axis=axis, keepdims=True)

    def weights(self, x, axis):
        weights = np.exp(self.shifted(x, axis))
        return weights / self.total(weights, axis)

    def log_weights(self, x, axis):
        shifted = self.shifted(x, axis)
        return shifted - np.log(self.total(np.exp(shifted), axis))

    def finished(self, y):
        return y


class no_shift(steps):
    def top(self, x, axis):
        return x.dtype.type(0)


class global_max(steps):
    def top(self, x, axis):
        return x.max()


class global_max_of_logs(global_max):
    """Weights as exp of the log-weights: infinite, not nan, where the sum is 0."""

    def softmax(self, x, axis=None):
        return np.exp(self.log_softmax(x, axis))


class abs_max(steps):
    def top(self, x, axis):
        return np.abs(x).max(axis=axis, keepdims=True)


class clip_instead_of_shift(steps):
    """The exponent is kept within what a float64 can hold, instead of shifted."""

    limit = 500

    def shifted(self, x, axis):
        return np.clip(x, -self.limit, self.limit)


class clip_at_700(clip_instead_of_shift):
    limit = 700


class clip_at_100(clip_instead_of_shift):
    limit = 100


class clip_at_80(clip_instead_of_shift):
    limit = 80


class clip_at_50(clip_instead_of_shift):
    limit = 50


class shift_numerator_only(steps):
    def weights(self, x, axis):
        return np.exp(self.shifted(x, axis)) / self.total(np.exp(x), axis)


class max_no_keepdims(steps):
    def top(self, x, axis):
        return x.max(axis=axis)


class axis_always_zero(steps):
    def along(self, axis):
        return 0


class axis_always_one(steps):
    def along(self, axis):
        return 1


class axis_ignored(steps):
    def along(self, axis):
        return self.default_axis


class axis_zero_is_false(steps):
    def along(self, axis):
        return axis or self.default_axis


class wrong_default_axis(steps):
    default_axis = 0


class axis_one(steps):
    default_axis = 1


class sum_no_keepdims(steps):
    def total(self, weights, axis):
        return weights.sum(axis=axis)


class sum_over_everything(steps):
    def total(self, weights, axis):
        return weights.sum()


class denominator_epsilon(steps):
    eps = 1e-8

    def total(self, weights, axis):
        return super().total(weights, axis) + self.eps


class denominator_epsilon_6(denominator_epsilon):
    eps = 1e-6


class denominator_epsilon_9(denominator_epsilon):
    eps = 1e-9


class denominator_epsilon_10(denominator_epsilon):
    eps = 1e-10


class denominator_epsilon_12(denominator_epsilon):
    eps = 1e-12


class log_of_softmax(steps):
    def log_weights(self, x, axis):
        return np.log(self.weights(x, axis))


class log_epsilon(steps):
    eps = 1e-12

    def log_weights(self, x, axis):
        return np.log(self.weights(x, axis) + self.eps)


class log_epsilon_10(log_epsilon):
    eps = 1e-10


class log_epsilon_9(log_epsilon):
    eps = 1e-9


class log_epsilon_8(log_epsilon):
    eps = 1e-8


class log_epsilon_6(log_epsilon):
    eps = 1e-6


class log_shift_lost(steps):
    def log_weights(self, x, axis):
        return x - np.log(self.total(np.exp(self.shifted(x, axis)), axis))


class in_place(steps):
    def shifted(self, x, axis):
        x -= self.top(x, axis)
        return x


class upcast(steps):
    def finished(self, y):
        return y.astype(np.float64)


# ------------------------------------------------------------------------- wrong only in PyTorch


class torch_half_upcast:
    """Half precision is computed in float32, which is wise, and stays there, which is not."""

    backend = "torch"

    def wide(self, x):
        return x.float() if x.element_size() == 2 else x

    def softmax(self, x, axis=-1):
        x = self.wide(x)
        weights = (x - x.amax(dim=axis, keepdim=True)).exp()
        return weights / weights.sum(dim=axis, keepdim=True)

    def log_softmax(self, x, axis=-1):
        x = self.wide(x)
        shifted = x - x.amax(dim=axis, keepdim=True)
        return shifted - shifted.exp().sum(dim=axis, keepdim=True).log()


class torch_numpy_roundtrip:
    """Right numbers, but the autograd graph ends at `.numpy()`."""

    backend = "torch"

    def softmax(self, x, axis=-1):
        import torch

        return torch.from_numpy(softmax(x.detach().double().numpy(), axis)).to(x.dtype)

    def log_softmax(self, x, axis=-1):
        import torch

        return torch.from_numpy(log_softmax(x.detach().double().numpy(), axis)).to(x.dtype)
