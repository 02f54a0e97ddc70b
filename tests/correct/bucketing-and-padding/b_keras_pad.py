import numpy as np


def pad_sequences(sequences, maxlen, value):
    x = np.full((len(sequences), maxlen), value, dtype="int32")
    for idx, s in enumerate(sequences):
        if not len(s):
            continue
        x[idx, : len(s)] = np.asarray(s, dtype="int32")
    return x


def pad_bucket(sequences, size, pad=0):
    if max(map(len, sequences), default=0) > size:
        raise ValueError("maxlen is too small")
    mask = pad_sequences([[1] * len(s) for s in sequences], size, 0).astype(bool)
    return pad_sequences(sequences, size, pad), mask


def assign_buckets(lengths, boundaries):
    lengths = np.array(lengths).astype(int)
    fits = lengths[:, None] <= np.array(boundaries)[None, :]
    if not fits.any(axis=1).all():
        raise ValueError("too long")
    return fits.argmax(axis=1)


def bucket_batches(sequences, boundaries, pad=0):
    ids = assign_buckets([len(s) for s in sequences], boundaries)
    out = {}
    for k, size in enumerate(boundaries):
        (indices,) = (ids == k).nonzero()
        if len(indices) == 0:
            continue
        x, mask = pad_bucket([sequences[i] for i in indices], size, pad)
        out[k] = (indices, x, mask)
    return out
