import numpy as np


def assign_buckets(lengths, boundaries):
    out = np.zeros(len(lengths), dtype=int)
    for i, n in enumerate(lengths):
        k = next((k for k, b in enumerate(boundaries) if b >= n), None)
        if k is None:
            raise ValueError(f"length {n} > {boundaries[-1]}")
        out[i] = k
    return out


def pad_bucket(sequences, size, pad=0):
    n = len(sequences)
    padded = np.ones((n, size), dtype=int) * pad
    mask = np.full((n, size), False)
    for i in range(n):
        for j in range(len(sequences[i])):
            if j >= size:
                raise ValueError("too long")
            padded[i][j] = sequences[i][j]
            mask[i][j] = True
    return (padded, mask)


def bucket_batches(sequences, boundaries, pad=0):
    batches = {}
    buckets = list(assign_buckets([len(s) for s in sequences], boundaries))
    for k in sorted(set(buckets)):
        where = [i for i, b in enumerate(buckets) if b == k]
        batches[k] = (
            np.array(where),
            *pad_bucket([sequences[i] for i in where], boundaries[k], pad),
        )
    return batches
