# expect: fail; mistake: boundary-strict; a length equal to the last boundary is refused, too

import numpy as np


def assign_buckets(lengths, boundaries):
    idx = np.searchsorted(boundaries, np.asarray(lengths, dtype=int), side="right")
    if (idx == len(boundaries)).any():
        raise ValueError("too long")
    return idx


def pad_bucket(sequences, size, pad=0):
    out = np.full((len(sequences), size), pad, dtype=np.int64)
    lens = np.array([len(s) for s in sequences], dtype=int)
    if (lens > size).any():
        raise ValueError("too long")
    mask = np.arange(size)[None] < lens[:, None]
    out[mask] = [t for s in sequences for t in s]
    return out, mask


def bucket_batches(sequences, boundaries, pad=0):
    b = assign_buckets([len(s) for s in sequences], boundaries)
    return {
        int(k): (
            np.flatnonzero(b == k),
            *pad_bucket([sequences[i] for i in np.flatnonzero(b == k)], boundaries[k], pad),
        )
        for k in np.unique(b)
    }
