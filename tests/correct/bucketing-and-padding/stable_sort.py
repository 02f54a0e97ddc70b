import numpy as np


def assign_buckets(lengths, boundaries):
    lengths = np.array(lengths, dtype=np.int64)
    if len(lengths) and lengths.max() > boundaries[-1]:
        raise ValueError("too long")
    return np.searchsorted(np.array(boundaries), lengths, side="left")


def pad_bucket(sequences, size, pad=0):
    padded = np.full((len(sequences), size), pad, dtype=np.int64)
    mask = np.zeros((len(sequences), size), dtype=bool)
    for i, s in enumerate(sequences):
        if len(s) > size:
            raise ValueError("sequence longer than bucket")
        padded[i, : len(s)] = s
        mask[i, : len(s)] = True
    return padded, mask


def bucket_batches(sequences, boundaries, pad=0):
    if not sequences:
        return {}
    buckets = assign_buckets(np.array([len(s) for s in sequences]), boundaries)
    order = np.argsort(buckets, kind="stable")
    starts = np.flatnonzero(np.diff(buckets[order], prepend=-1))
    batches = {}
    for indices in np.split(order, starts[1:]):
        k = int(buckets[indices[0]])
        batches[k] = (indices, *pad_bucket([sequences[i] for i in indices], boundaries[k], pad))
    return batches
