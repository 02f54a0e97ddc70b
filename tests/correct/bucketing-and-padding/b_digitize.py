import numpy as np


def assign_buckets(lengths, boundaries):
    lengths = np.asarray(lengths, dtype=int)
    if lengths.size and lengths.max() > boundaries[-1]:
        raise ValueError("sequence longer than the last bucket")
    return np.digitize(lengths, boundaries, right=True)


def pad_bucket(sequences, size, pad=0):
    n = len(sequences)
    padded = np.full((n, size), pad, dtype=np.int64)
    mask = np.zeros((n, size), dtype=bool)
    for i, seq in enumerate(sequences):
        if len(seq) > size:
            raise ValueError("sequence longer than the bucket")
        padded[i, : len(seq)] = seq
        mask[i, : len(seq)] = True
    return padded, mask


def bucket_batches(sequences, boundaries, pad=0):
    lengths = [len(seq) for seq in sequences]
    buckets = assign_buckets(lengths, boundaries)
    result = {}
    for k in np.unique(buckets):
        indices = np.where(buckets == k)[0]
        members = [sequences[i] for i in indices]
        padded, mask = pad_bucket(members, boundaries[k], pad)
        result[int(k)] = (indices, padded, mask)
    return result
