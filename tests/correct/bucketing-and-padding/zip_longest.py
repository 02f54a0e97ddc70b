from itertools import zip_longest

import numpy as np


def assign_buckets(lengths, boundaries):
    lengths = np.asarray(lengths, int).reshape(-1)
    fits = lengths[:, None] <= np.asarray(boundaries)[None, :]
    if not fits.any(1).all():
        raise ValueError("a sequence fits nowhere")
    return fits.argmax(1)


_NOTHING = object()


def pad_bucket(sequences, size, pad=0):
    if sequences and max(map(len, sequences)) > size:
        raise ValueError("too long")
    columns = list(zip_longest(range(size), *sequences, fillvalue=_NOTHING))
    padded = np.array(
        [[pad if t is _NOTHING else t for t in col[1:]] for col in columns], dtype=int
    )
    mask = np.array([[t is not _NOTHING for t in col[1:]] for col in columns], dtype=bool)
    shape = (size, len(sequences))
    return padded.reshape(shape).T, mask.reshape(shape).T


def bucket_batches(sequences, boundaries, pad=0):
    batches = {}
    buckets = assign_buckets([len(s) for s in sequences], boundaries)
    for k, size in enumerate(boundaries):
        indices = (buckets == k).nonzero()[0]
        if indices.size:
            batches[k] = (indices, *pad_bucket([sequences[i] for i in indices], size, pad))
    return batches
