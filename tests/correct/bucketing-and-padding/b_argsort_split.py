import numpy as np


def assign_buckets(lengths, boundaries):
    k = np.searchsorted(boundaries, np.asarray(lengths, dtype=int))
    if (k >= len(boundaries)).any():
        raise ValueError("too long")
    return k


def pad_bucket(sequences, size, pad=0):
    n = len(sequences)
    lengths = np.array(list(map(len, sequences)), dtype=int)
    if n and lengths.max() > size:
        raise ValueError("too long")
    columns = np.arange(size).reshape(1, -1)
    mask = columns < lengths.reshape(-1, 1)
    table = [list(s) + [pad] * size for s in sequences]
    padded = np.array([row[:size] for row in table], dtype=int).reshape(n, size)
    return padded, mask


def bucket_batches(sequences, boundaries, pad=0):
    buckets = assign_buckets([len(s) for s in sequences], boundaries)
    order = np.argsort(buckets, kind="stable")
    keys, starts = np.unique(buckets[order], return_index=True)
    out = {}
    if len(keys) == 0:
        return out
    for k, indices in zip(keys, np.split(order, starts[1:]), strict=True):
        out[k] = (indices, *pad_bucket([sequences[i] for i in indices], boundaries[k], pad))
    return out
