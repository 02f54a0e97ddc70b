import numpy as np


def assign_buckets(lengths, boundaries):
    lengths = np.array(lengths, dtype=int)
    out = np.full(lengths.shape, -1)
    for k in reversed(range(len(boundaries))):
        out[lengths <= boundaries[k]] = k
    if -1 in out:
        raise ValueError("no bucket")
    return out


def pad_bucket(sequences, size, pad=0):
    lengths = [len(s) for s in sequences]
    if any(n > size for n in lengths):
        raise ValueError("too long")
    padded = np.array(
        [[s[j] if j < len(s) else pad for j in range(size)] for s in sequences], dtype=int
    )
    mask = np.array([[j < n for j in range(size)] for n in lengths], dtype=bool)
    return padded.reshape(-1, size), mask.reshape(-1, size)


def bucket_batches(sequences, boundaries, pad=0):
    buckets = assign_buckets([len(s) for s in sequences], boundaries)
    padded, mask = pad_bucket(sequences, boundaries[-1], pad)
    out = {}
    for k in set(buckets.tolist()):
        here = np.nonzero(buckets == k)[0]
        size = boundaries[k]
        out[k] = here, padded[here, :size], mask[here, :size]
    return out
