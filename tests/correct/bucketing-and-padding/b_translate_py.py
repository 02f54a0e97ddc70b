import numpy as np


def find_bucket(length, buckets):
    for bucket_id, size in enumerate(buckets):
        if length <= size:
            return bucket_id
    raise ValueError("no bucket")


def assign_buckets(lengths, boundaries):
    return np.array([find_bucket(length, boundaries) for length in lengths], dtype=np.int32)


def pad_bucket(sequences, size, pad=0):
    inputs, weights = [], []
    for sequence in sequences:
        if len(sequence) > size:
            raise ValueError("too long")
        padding = [pad] * (size - len(sequence))
        inputs.append(list(sequence) + padding)
        weights.append([True] * len(sequence) + [False] * len(padding))
    n = len(sequences)
    return np.array(inputs, dtype=np.int32).reshape(n, size), np.array(weights, dtype=bool).reshape(
        n, size
    )


def bucket_batches(sequences, boundaries, pad=0):
    data_set = [[] for _ in boundaries]
    for i, sequence in enumerate(sequences):
        data_set[find_bucket(len(sequence), boundaries)].append(i)
    batches = {}
    for bucket_id, members in enumerate(data_set):
        if members:
            batches[bucket_id] = (
                np.array(members),
                *pad_bucket([sequences[i] for i in members], boundaries[bucket_id], pad),
            )
    return batches
