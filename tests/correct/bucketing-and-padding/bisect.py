from bisect import bisect_left
from collections import defaultdict

import numpy as np


def assign_buckets(lengths, boundaries):
    result = [bisect_left(boundaries, n) for n in lengths]
    if len(boundaries) in result:
        raise ValueError("no bucket is large enough")
    return np.array(result, dtype=int)


def pad_bucket(sequences, size, pad=0):
    padded = np.full((len(sequences), size), pad, dtype=np.int64)
    mask = np.zeros((len(sequences), size), dtype=bool)
    for i, s in enumerate(sequences):
        if len(s) > size:
            raise ValueError("sequence longer than bucket")
        padded[i, : len(s)] = s
        mask[i, : len(s)] = True
    return padded, mask


def bucket_batches(sequences, boundaries, pad=0):
    groups = defaultdict(list)
    for index, bucket in enumerate(assign_buckets(map(len, sequences), boundaries)):
        groups[int(bucket)].append(index)
    batches = {}
    for bucket, indices in groups.items():
        members = [sequences[i] for i in indices]
        padded, mask = pad_bucket(members, boundaries[bucket], pad)
        batches[bucket] = np.array(indices), padded, mask
    return batches
