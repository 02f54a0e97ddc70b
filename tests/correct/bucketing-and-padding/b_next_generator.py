import numpy as np


def assign_buckets(lengths, boundaries):
    try:
        found = [next(k for k, b in enumerate(boundaries) if b >= n) for n in lengths]
    except StopIteration:
        raise ValueError("no bucket is large enough") from None
    return np.array(found, dtype=np.intp)


def pad_bucket(sequences, size, pad=0):
    padded = np.zeros((len(sequences), size), dtype=np.int64)
    padded += pad
    mask = np.zeros_like(padded, dtype=bool)
    for row, marks, s in zip(padded, mask, sequences, strict=True):
        n = len(s)
        if n > size:
            raise ValueError(f"{n} tokens in a bucket of {size}")
        row[:n] = s
        marks[:n] = True
    return padded, mask


def bucket_batches(sequences, boundaries, pad=0):
    buckets = assign_buckets([len(s) for s in sequences], boundaries)
    batches = {}
    for k in range(len(boundaries)):
        indices = np.flatnonzero(buckets == k)
        if indices.size:
            batches[k] = (indices,) + pad_bucket(
                [sequences[i] for i in indices], boundaries[k], pad
            )
    return batches
