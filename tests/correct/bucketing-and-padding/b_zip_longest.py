from itertools import zip_longest

import numpy as np

NOTHING = object()


def assign_buckets(lengths, boundaries):
    result = np.empty(len(lengths), dtype=int)
    for i, length in enumerate(lengths):
        candidates = [k for k, b in enumerate(boundaries) if b >= length]
        if not candidates:
            raise ValueError("no bucket")
        result[i] = min(candidates)
    return result


def pad_bucket(sequences, size, pad=0):
    if any(len(s) > size for s in sequences):
        raise ValueError("sequence longer than size")
    columns = list(zip_longest(range(size), *sequences, fillvalue=NOTHING))
    padded = np.empty((len(sequences), size), dtype=int)
    mask = np.empty((len(sequences), size), dtype=bool)
    for j, (_, *tokens) in enumerate(columns):
        for i, token in enumerate(tokens):
            mask[i, j] = token is not NOTHING
            padded[i, j] = pad if token is NOTHING else token
    return padded, mask


def bucket_batches(sequences, boundaries, pad=0):
    buckets = assign_buckets([len(s) for s in sequences], boundaries)
    by_bucket = {}
    for i, k in enumerate(buckets):
        by_bucket.setdefault(k, []).append(i)
    for k, places in by_bucket.items():
        rows = [sequences[i] for i in places]
        by_bucket[k] = (np.asarray(places), *pad_bucket(rows, boundaries[k], pad))
    return by_bucket
