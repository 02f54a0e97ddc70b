"""Sequences of different lengths in arrays of a few sizes."""

import numpy as np


def assign_buckets(lengths, boundaries):
    """Return the index of the smallest bucket that holds each length, (n,).

    Raises
    ------
    ValueError
        A length is above the last boundary.
    """
    lengths = np.asarray(lengths, dtype=int)
    if (lengths > boundaries[-1]).any():
        raise ValueError(f"a sequence is longer than {boundaries[-1]}")
    return np.searchsorted(boundaries, lengths)  # the first boundary that is not smaller


def pad_bucket(sequences, size, pad=0):
    """Return the sequences, each padded on the right (n, size), and where tokens are real."""
    padded = np.full((len(sequences), size), pad)
    mask = np.zeros((len(sequences), size), dtype=bool)
    for i, sequence in enumerate(sequences):
        if len(sequence) > size:
            raise ValueError(f"a sequence of {len(sequence)} does not fit into {size}")
        padded[i, : len(sequence)] = sequence
        mask[i, : len(sequence)] = True
    return padded, mask


def bucket_batches(sequences, boundaries, pad=0):
    """Return a dict from the index of a bucket to (indices, padded, mask) of its sequences."""
    buckets = assign_buckets([len(sequence) for sequence in sequences], boundaries)
    batches = {}
    for k in np.unique(buckets):  # buckets without sequences are left out
        indices = np.flatnonzero(buckets == k)
        padded, mask = pad_bucket([sequences[i] for i in indices], boundaries[k], pad)
        batches[int(k)] = indices, padded, mask
    return batches


# --------------------------------------------------------------------------- correct as well


class by_loops:
    """Plain lists until the end."""

    def assign_buckets(self, lengths, boundaries):
        found = []
        for length in lengths:
            for k, boundary in enumerate(boundaries):
                if length <= boundary:
                    found.append(k)
                    break
            else:
                raise ValueError("no bucket is large enough")
        return np.array(found, dtype=np.int64)

    def pad_bucket(self, sequences, size, pad=0):
        if any(len(sequence) > size for sequence in sequences):
            raise ValueError("too long")
        rows = [list(sequence) + [pad] * (size - len(sequence)) for sequence in sequences]
        real = [[t < len(sequence) for t in range(size)] for sequence in sequences]
        shape = len(sequences), size
        return np.array(rows, dtype=int).reshape(shape), np.array(real, dtype=bool).reshape(shape)

    def bucket_batches(self, sequences, boundaries, pad=0):
        members = {}
        lengths = list(map(len, sequences))
        for i, k in enumerate(self.assign_buckets(lengths, boundaries).tolist()):
            members.setdefault(k, []).append(i)
        return {
            k: (np.array(at), *self.pad_bucket([sequences[i] for i in at], boundaries[k], pad))
            for k, at in members.items()
        }


class by_counting:
    """How many boundaries are too small; masks from lengths."""

    def assign_buckets(self, lengths, boundaries):
        below = np.reshape(np.array(lengths, dtype=int), (-1, 1)) > np.array(boundaries)
        if below.all(axis=1).any():
            raise ValueError("longer than the last boundary")
        return below.sum(axis=1)

    def pad_bucket(self, sequences, size, pad=0):
        lengths = np.array([len(sequence) for sequence in sequences], dtype=int)
        mask = np.arange(size) < lengths[:, None]
        if lengths.size and lengths.max() > size:
            raise ValueError("longer than the bucket")
        padded = np.zeros(mask.shape, dtype=int) + pad
        padded[mask] = [token for sequence in sequences for token in sequence]
        return padded, mask

    def bucket_batches(self, sequences, boundaries, pad=0):
        buckets = self.assign_buckets([len(sequence) for sequence in sequences], boundaries)
        batches = {}
        for k, size in enumerate(boundaries):
            (indices,) = np.nonzero(buckets == k)
            if len(indices):
                padded, mask = self.pad_bucket([sequences[i] for i in indices], size, pad)
                batches[k] = (indices, padded, mask)
        return batches


class by_digitize:
    """np.digitize with closed right ends; np.pad for each row."""

    def assign_buckets(self, lengths, boundaries):
        buckets = np.digitize(np.array(lengths, dtype=int), boundaries, right=True)
        if np.any(buckets == len(boundaries)):
            raise ValueError("no bucket")
        return buckets

    def pad_bucket(self, sequences, size, pad=0):
        padded = np.empty((len(sequences), size), dtype=np.int64)
        mask = np.ones((len(sequences), size), dtype=bool)
        for row, real, tokens in zip(padded, mask, sequences, strict=True):
            room = size - len(tokens)
            row[:] = np.pad(np.array(tokens, dtype=int), (0, room), constant_values=pad)
            real[len(tokens) :] = False
        return padded, mask

    def bucket_batches(self, sequences, boundaries, pad=0):
        buckets = self.assign_buckets([len(s) for s in sequences], boundaries)
        order = np.argsort(buckets, kind="stable")
        batches = {}
        for k in sorted(set(buckets.tolist())):
            indices = order[buckets[order] == k]
            batches[k] = (
                indices,
                *self.pad_bucket([sequences[i] for i in indices], boundaries[k], pad),
            )
        return batches


# --------------------------------------------------------------------------- the answer in steps


class steps:
    """The answer cut into steps."""

    def assign_buckets(self, lengths, boundaries):
        lengths = self.taken(np.asarray(lengths, dtype=int), boundaries)
        return self.search(lengths, boundaries)

    def taken(self, lengths, boundaries):
        if (lengths > boundaries[-1]).any():
            raise ValueError("no bucket")
        return lengths

    def search(self, lengths, boundaries):
        return np.searchsorted(boundaries, lengths)

    def pad_bucket(self, sequences, size, pad=0):
        sequences = self.cut(sequences, size)
        padded = np.full((len(sequences), self.width(sequences, size)), self.filler(pad))
        mask = np.zeros(padded.shape, dtype=bool)
        for i, sequence in enumerate(sequences):
            places = self.places(len(sequence), padded.shape[1])
            padded[i, places] = sequence
            mask[i, places] = True
        return padded, self.mask(mask, padded, pad)

    def cut(self, sequences, size):
        if any(len(sequence) > size for sequence in sequences):
            raise ValueError("too long")
        return sequences

    def width(self, sequences, size):
        return size

    def filler(self, pad):
        return pad

    def places(self, length, size):
        return slice(0, length)

    def mask(self, mask, padded, pad):
        return mask

    def bucket_batches(self, sequences, boundaries, pad=0):
        buckets = self.assign_buckets([len(s) for s in sequences], boundaries)
        batches = {}
        for k in self.kept(buckets, boundaries):
            at = np.flatnonzero(buckets == k)
            members = [sequences[i] for i in at]
            padded, mask = self.pad_bucket(members, self.size(members, boundaries[k]), pad)
            batches[self.name(int(k), boundaries)] = self.indices(at), padded, mask
        return batches

    def kept(self, buckets, boundaries):
        return np.unique(buckets)

    def size(self, sequences, boundary):
        return boundary

    def name(self, k, boundaries):
        return k

    def indices(self, at):
        return at


class boundary_strict(steps):
    def search(self, lengths, boundaries):
        return np.minimum(np.searchsorted(boundaries, lengths, side="right"), len(boundaries) - 1)


class boundary_strict_refused(steps):
    """A length equal to the last boundary has no bucket."""

    def search(self, lengths, boundaries):
        found = np.searchsorted(boundaries, lengths, side="right")
        if (found == len(boundaries)).any():
            raise ValueError("too long")
        return found


class bucket_rounds_down(steps):
    def search(self, lengths, boundaries):
        return np.maximum(np.searchsorted(boundaries, lengths, side="right") - 1, 0)


class lengths_sorted(steps):
    def search(self, lengths, boundaries):
        return np.searchsorted(boundaries, np.sort(lengths))


class truncates_long(steps):
    def taken(self, lengths, boundaries):
        return np.minimum(lengths, boundaries[-1])

    def cut(self, sequences, size):
        return [sequence[:size] for sequence in sequences]


class mask_from_token(steps):
    def mask(self, mask, padded, pad):
        return padded != pad


class padding_marked(steps):
    def mask(self, mask, padded, pad):
        return ~mask


class pad_to_longest(steps):
    def width(self, sequences, size):
        return max(map(len, sequences), default=size)


class no_sequences_no_columns(steps):
    def width(self, sequences, size):
        return max(map(len, sequences), default=0)


class pad_left(steps):
    def places(self, length, size):
        return slice(size - length, size)


class pad_ignored(steps):
    def filler(self, pad):
        return 0


class indices_lost(steps):
    def indices(self, at):
        return np.arange(len(at))


class empty_buckets(steps):
    def kept(self, buckets, boundaries):
        return range(len(boundaries))


class batch_to_longest(steps):
    def size(self, sequences, boundary):
        return max(map(len, sequences), default=boundary)


class keys_are_sizes(steps):
    def name(self, k, boundaries):
        return boundaries[k]


class in_place(steps):
    def pad_bucket(self, sequences, size, pad=0):
        padded, mask = super().pad_bucket(sequences, size, pad)
        for sequence in sequences:
            sequence.extend([pad] * (size - len(sequence)))
        return padded, mask
