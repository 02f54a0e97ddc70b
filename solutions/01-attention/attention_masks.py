"""Attention masks: which keys a query may see."""

import numpy as np


def causal_mask(n):
    """Return the bool mask (n, n): query i may see key j if j ≤ i."""
    position = np.arange(n)
    return position <= position[:, None]  # a row of keys against a column of queries: (n, n)


def padding_mask(lengths, max_len):
    """Return the bool mask (B, 1, max_len): key j is real if j < lengths[b]."""
    return np.arange(max_len) < lengths[:, None, None]  # (max_len,) against (B, 1, 1)


def decoder_self_mask(lengths, max_len):
    """Return the bool mask (B, max_len, max_len): neither in the future nor padding."""
    return causal_mask(max_len) & padding_mask(lengths, max_len)  # (L, L) and (B, 1, L)


# ------------------------------------------------------------------ other right answers (NumPy)


class by_loops:
    """One entry after the other."""

    def causal_mask(self, n):
        mask = np.zeros((n, n), dtype=bool)
        for query in range(n):
            mask[query, : query + 1] = True
        return mask

    def padding_mask(self, lengths, max_len):
        rows = [[key < length for key in range(max_len)] for length in lengths.tolist()]
        return np.array(rows)[:, None]

    def decoder_self_mask(self, lengths, max_len):
        mask = np.zeros((len(lengths), max_len, max_len), dtype=bool)
        for sequence, query in np.ndindex(len(lengths), max_len):
            mask[sequence, query, : min(query + 1, lengths[sequence])] = True
        return mask


class by_triangles:
    """A sequence of n tokens is row n of a triangle; a sequence cut off is a full one."""

    def causal_mask(self, n):
        return np.tri(n, dtype=bool)

    def padding_mask(self, lengths, max_len):
        rows = np.tri(max_len + 1, max_len, -1, dtype=bool)
        return rows[np.minimum(lengths, max_len)][:, np.newaxis, :]

    def decoder_self_mask(self, lengths, max_len):
        real = np.repeat(self.padding_mask(lengths, max_len), max_len, axis=1)
        return np.tril(real)


class by_counting:
    """A key is forbidden if it comes too late for its query or for its sequence."""

    def causal_mask(self, n):
        return np.cumsum(np.eye(n), axis=0) > 0

    def padding_mask(self, lengths, max_len):
        count = np.cumsum(np.ones((len(lengths), 1, max_len), dtype=int), axis=-1)
        return np.logical_not(count > lengths.reshape(-1, 1, 1))

    def decoder_self_mask(self, lengths, max_len):
        last = np.minimum(np.arange(max_len), lengths[:, None] - 1)  # (B, L): the last key seen
        return np.greater_equal(last[:, :, None], np.arange(max_len))


# ----------------------------------------------------------------- other right answers (PyTorch)


class torch_answer:
    """The model answer in PyTorch, on the device of the lengths."""

    backend = "torch"

    def causal_mask(self, n):
        import torch

        position = torch.arange(n)
        return position <= position[:, None]

    def padding_mask(self, lengths, max_len):
        import torch

        return torch.arange(max_len, device=lengths.device) < lengths[:, None, None]

    def decoder_self_mask(self, lengths, max_len):
        causal = self.causal_mask(max_len).to(lengths.device)
        return causal & self.padding_mask(lengths, max_len)


class torch_by_tril:
    """Triangles of ones, and padding as a count of remaining tokens."""

    backend = "torch"

    def causal_mask(self, n):
        import torch

        return torch.ones(n, n, dtype=torch.bool).tril()

    def padding_mask(self, lengths, max_len):
        left = lengths.view(-1, 1, 1).repeat(1, 1, max_len)
        left = left - left.new_ones(max_len).cumsum(0)
        return left.ge(0)

    def decoder_self_mask(self, lengths, max_len):
        return self.padding_mask(lengths, max_len).repeat(1, max_len, 1).tril()


# ------------------------------------------------------- the answer in steps, and wrong versions


class steps:
    """The model answer, cut where mistakes happen."""

    def causal_mask(self, n):
        return self.returned(self.triangle(n))

    def padding_mask(self, lengths, max_len):
        return self.returned(self.placed(self.real(lengths, max_len)))

    def decoder_self_mask(self, lengths, max_len):
        real = self.placed(self.real(lengths, max_len))
        return self.returned(self.combined(self.triangle(max_len), real))

    def triangle(self, n):
        return self.past(np.arange(n)[:, None], np.arange(n))

    def past(self, i, j):
        return j <= i

    def real(self, lengths, max_len):
        return np.arange(max_len) < lengths[:, None]

    def placed(self, real):
        return real[:, None, :]

    def combined(self, causal, padding):
        return causal & padding

    def returned(self, mask):
        return mask


class strict_causal(steps):
    def past(self, i, j):
        return j < i


class one_ahead(steps):
    def past(self, i, j):
        return j <= i + 1


class upper_triangle(steps):
    def past(self, i, j):
        return j >= i


class padding_le(steps):
    def real(self, lengths, max_len):
        return np.arange(max_len) <= lengths[:, None]


class padding_queries(steps):
    def placed(self, real):
        return real[:, :, None]


class padding_queries_too(steps):
    """Hides the rows of padded queries in the decoder's mask, as well as the padded keys."""

    def combined(self, causal, padding):
        return causal & padding & padding.swapaxes(-1, -2)


class padding_queries_square(steps):
    """Hides padded keys and padded queries, already in the padding mask."""

    def placed(self, real):
        return real[:, None, :] & real[:, :, None]


class padding_two_axes(steps):
    def placed(self, real):
        return real


class or_combine(steps):
    def combined(self, causal, padding):
        return causal | padding


class float_mask(steps):
    def returned(self, mask):
        return mask.astype(float)


class additive_mask(steps):
    def returned(self, mask):
        return np.where(mask, 0.0, -np.inf)


class integer_mask(steps):
    def returned(self, mask):
        return mask.astype(int)


class left_padding(steps):
    """Takes the last keys for the real ones."""

    def real(self, lengths, max_len):
        return np.arange(max_len) >= max_len - lengths[:, None]


class mask_inverted(steps):
    def returned(self, mask):
        return ~mask


class in_place(steps):
    def real(self, lengths, max_len):
        lengths -= 1
        return np.arange(max_len) <= lengths[:, None]


class torch_cpu_constant(torch_answer):
    def padding_mask(self, lengths, max_len):
        import torch

        return torch.arange(max_len) < lengths[:, None, None]
