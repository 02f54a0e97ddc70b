from bisect import bisect_left
from collections import defaultdict

import numpy as np


def bucket_of(length, boundaries):
    k = bisect_left(boundaries, length)
    if k == len(boundaries):
        raise ValueError(f"no bucket holds {length} tokens")
    return k


def assign_buckets(lengths, boundaries):
    return np.fromiter((bucket_of(length, boundaries) for length in lengths), dtype=int)


def pad_bucket(sequences, size, pad=0):
    lengths = np.array([len(s) for s in sequences], dtype=int)
    if (lengths > size).any():
        raise ValueError
    mask = np.arange(size) < lengths[:, None]
    padded = np.full(mask.shape, pad)
    padded[mask] = [token for s in sequences for token in s]
    return padded, mask


def bucket_batches(sequences, boundaries, pad=0):
    groups = defaultdict(list)
    for i, s in enumerate(sequences):
        groups[bucket_of(len(s), boundaries)].append(i)
    return {
        k: (np.array(where), *pad_bucket([sequences[i] for i in where], boundaries[k], pad))
        for k, where in groups.items()
    }
