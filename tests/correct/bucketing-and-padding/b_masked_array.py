import numpy as np


def assign_buckets(lengths, boundaries):
    edges = np.concatenate([[-1], boundaries])
    lengths = np.asarray(lengths, dtype=int)
    inside = (lengths[:, None] > edges[:-1]) & (lengths[:, None] <= edges[1:])
    if not np.all(inside.sum(1) == 1):
        raise ValueError("no bucket")
    return inside @ np.arange(len(boundaries))


def pad_bucket(sequences, size, pad=0):
    if [s for s in sequences if len(s) > size]:
        raise ValueError("longer than size")
    array = np.ma.masked_all((len(sequences), size), dtype=int)
    for i, s in enumerate(sequences):
        array[i, : len(s)] = s
    mask = ~np.ma.getmaskarray(array)
    return array.filled(pad), mask


def bucket_batches(sequences, boundaries, pad=0):
    out = {}
    buckets = assign_buckets([len(s) for s in sequences], boundaries)
    for i, k in enumerate(buckets):
        row, marks = pad_bucket([sequences[i]], boundaries[k], pad)
        if k in out:
            indices, padded, mask = out[k]
            out[k] = (np.append(indices, i), np.vstack([padded, row]), np.vstack([mask, marks]))
        else:
            out[k] = (np.array([i]), row, marks)
    return out
