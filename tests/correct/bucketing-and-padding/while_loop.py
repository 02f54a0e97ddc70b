import numpy as np


def bucket_of(length, boundaries):
    k = 0
    while boundaries[k] < length:
        k += 1
        if k == len(boundaries):
            raise ValueError("the sequence is too long")
    return k


def assign_buckets(lengths, boundaries):
    return np.array([bucket_of(n, boundaries) for n in lengths], dtype=int)


def pad_bucket(sequences, size, pad=0):
    rows, masks = [], []
    for s in sequences:
        missing = size - len(s)
        if missing < 0:
            raise ValueError("the sequence is too long")
        rows.append(s + [pad] * missing)
        masks.append([True] * len(s) + [False] * missing)
    if not rows:
        return np.zeros((0, size), dtype=int), np.zeros((0, size), dtype=bool)
    return np.array(rows), np.array(masks)


def bucket_batches(sequences, boundaries, pad=0):
    batches = {}
    for i, s in enumerate(sequences):
        k = bucket_of(len(s), boundaries)
        batches.setdefault(k, []).append(i)
    for k, at in batches.items():
        batches[k] = (np.array(at), *pad_bucket([sequences[i] for i in at], boundaries[k], pad))
    return batches
