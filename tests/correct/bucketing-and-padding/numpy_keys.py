import numpy as np


def assign_buckets(lengths, boundaries):
    lengths = np.array(lengths, dtype=np.int64)
    if len(lengths) and lengths.max() > boundaries[-1]:
        raise ValueError("too long")
    return np.searchsorted(np.array(boundaries), lengths, side="left")


def pad_bucket(sequences, size, pad=0):
    lengths = np.array([len(s) for s in sequences], dtype=int)
    if (lengths > size).any():
        raise ValueError
    mask = np.arange(size)[None, :] < lengths[:, None]
    padded = np.full(mask.shape, pad)
    for row, s in zip(padded, sequences, strict=False):
        row[: len(s)] = s
    return padded, mask


def bucket_batches(sequences, boundaries, pad=0):
    lengths = np.array([len(s) for s in sequences], dtype=int)
    bucket = assign_buckets(lengths, boundaries)
    return {
        int(k): (
            np.flatnonzero(bucket == k),
            *pad_bucket(
                [s for s, b in zip(sequences, bucket, strict=False) if b == k], boundaries[k], pad
            ),
        )
        for k in np.unique(bucket)
    }
