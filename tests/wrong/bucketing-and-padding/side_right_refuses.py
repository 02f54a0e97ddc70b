# expect: fail; mistake: boundary-strict; side='right', and the last boundary has no bucket
import numpy as np


def assign_buckets(lengths, boundaries):
    idx = np.searchsorted(np.asarray(boundaries), np.asarray(lengths, dtype=int), side="right")
    if (idx == len(boundaries)).any():
        raise ValueError("too long")
    return idx


def pad_bucket(sequences, size, pad=0):
    out = np.full((len(sequences), size), pad, dtype=int)
    mask = np.zeros((len(sequences), size), bool)
    for r, s in enumerate(sequences):
        if len(s) > size:
            raise ValueError
        out[r, : len(s)] = s
        mask[r, : len(s)] = True
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
