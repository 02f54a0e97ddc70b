import numpy as np


def assign_buckets(lengths, boundaries):
    lengths = np.reshape(np.asarray(lengths, dtype=np.int64), -1)
    k = sum((lengths > b).astype(np.int64) for b in boundaries)
    if np.any(k == len(boundaries)):
        raise ValueError("a length above the last boundary")
    return k


def pad_bucket(sequences, size, pad=0):
    rows = []
    marks = []
    for s in sequences:
        missing = size - len(s)
        if missing < 0:
            raise ValueError("longer than size")
        rows.append(np.pad(np.array(s, dtype=int), (0, missing), constant_values=pad))
        marks.append(np.pad(np.ones(len(s), dtype=bool), (0, missing)))
    if not rows:
        return np.zeros((0, size), dtype=int), np.zeros((0, size), dtype=bool)
    return np.stack(rows), np.stack(marks)


def bucket_batches(sequences, boundaries, pad=0):
    buckets = assign_buckets(list(map(len, sequences)), boundaries).tolist()
    result = dict()
    for k in sorted(set(buckets)):
        places = [i for i, b in enumerate(buckets) if b == k]
        padded, mask = pad_bucket([sequences[i] for i in places], boundaries[k], pad=pad)
        result[k] = np.array(places), padded, mask
    return result
