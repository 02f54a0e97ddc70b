import numpy as np


def assign_buckets(lengths, boundaries):
    lengths = np.array(lengths, dtype=np.int32)
    if len(lengths) and lengths.max() > boundaries[-1]:
        raise ValueError("too long")
    return np.searchsorted(np.array(boundaries), lengths, side="left")


def pad_bucket(sequences, size, pad=0):
    padded = np.full((len(sequences), size), pad, dtype=np.int32)
    mask = np.zeros((len(sequences), size), dtype=bool)
    for i, s in enumerate(sequences):
        if len(s) > size:
            raise ValueError("sequence longer than bucket")
        padded[i, : len(s)] = s
        mask[i, : len(s)] = True
    return padded, mask


def bucket_batches(sequences, boundaries, pad=0):
    ids = assign_buckets([len(s) for s in sequences], boundaries)
    out = {}
    for b in range(len(boundaries)):
        idx = np.where(ids == b)[0].astype(np.int32)
        if len(idx) == 0:
            continue
        padded, mask = pad_bucket([sequences[i] for i in idx], boundaries[b], pad)
        out[b] = (idx, padded, mask)
    return out
